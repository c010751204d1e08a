/// The name by which links within a report lead to a stage; the graph's links use it, too.
enum StageAnchor {
    static func of(_ stage: String) -> String { "stage-" + stage }
}
