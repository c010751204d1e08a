import Platform

/// Measures teambot against its figures and prints a table: all of it, or the benchmarks named as arguments.
///
///     swift build -c release --static-swift-stdlib && .build/release/Benchmarks [NAME…]
@main
struct Benchmarks {
    static func main() throws {
        let names = CommandLine.arguments.dropFirst()
        let chosen = Benchmark.all.filter { names.isEmpty || names.contains($0.name) }
        guard !chosen.isEmpty else {
            print("Benchmarks are: " + Benchmark.all.map(\.name).joined(separator: ", "))
            return
        }
        let laboratory = try Laboratory()
        defer { laboratory.clean() }
        print("in \(laboratory.root) (\(laboratory.fileSystem)), with \(laboratory.teambot)")
        print(Row.heading)
        for benchmark in chosen {
            do {
                for row in try benchmark.measure(laboratory) { print(row) }
            } catch {
                print(Row(benchmark.name, measured: "not measured: \(error)", limit: "", isWithin: false))
            }
        }
    }
}
