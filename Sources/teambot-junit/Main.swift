/// Reads test reports; the work of `JUnitReports`.
@main
struct Main {
    static func main() {}
}
