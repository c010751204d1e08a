/// For each stage the chosen stages that come before it, as bits: for thousands of stages at once.
struct Lineage {
    private let chosen: [Int]
    private let rows: [[UInt64]]

    /// Finds those of the chosen stages that come before each stage.
    init(_ workflow: Workflow, of chosen: [Int]) {
        self.chosen = chosen
        var bit = [Int?](repeating: nil, count: workflow.stages.count)
        for (index, position) in chosen.enumerated() { bit[position] = index }
        let words = (chosen.count + 63) / 64
        var rows = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: workflow.stages.count)
        for position in workflow.topologicalOrder {
            for before in workflow.predecessors[position] {
                for word in 0..<words { rows[position][word] |= rows[before][word] }
                if let index = bit[before] { rows[position][index / 64] |= 1 << UInt64(index % 64) }
            }
        }
        self.rows = rows
    }

    /// What a body makes of the chosen stages before each stage.
    func map<Value>(_ body: ([Int]) -> Value) -> [Value] {
        rows.map { row in
            var before: [Int] = []
            for (word, bits) in row.enumerated() {
                var rest = bits
                while rest != 0 {
                    before.append(chosen[word * 64 + rest.trailingZeroBitCount])
                    rest &= rest - 1
                }
            }
            return body(before)
        }
    }
}
