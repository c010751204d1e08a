import Configuration
import StateMachine
import Testing

@Suite("Fan-outs that no group declares")
struct ImplicitGroupTests {
    private func groups(_ edges: String, groups: String = "") throws -> [String] {
        try WorkflowSample.workflow(WorkflowSample.graph(edges, groups: groups)).groups.map { group in
            "\(group.name)\(group.isImplicit ? "" : "!"): \(group.stages.sorted().joined()) "
                + "\(group.after)-\(group.before ?? "end")"
        }
    }

    @Test(
        "become groups up to the nearest common join",
        arguments: [
            ("A>B B>C", []),
            ("A>B A>C B>D C>D", ["A_fan_out: BC A-D"]),
            ("A>B A>C B>C", []),
            ("A>B A>C A>D B>C C>E D>E", ["A_fan_out: BCD A-E"]),
            ("A>B A>C B>X X>D C>D D>E", ["A_fan_out: BCX A-D"]),
            ("A>B A>C B>D C>D D>E D>F E>G F>G", ["A_fan_out: BC A-D", "D_fan_out: EF D-G"]),
            ("A>B A>C B>D B>E D>F E>F F>G C>G", ["A_fan_out: BCDEF A-G"]),
            ("A>B A>C A>D", ["A_fan_out: BCD A-end"]),
            ("A>B A>C B>D B>E", ["A_fan_out: BCDE A-end"]),
            ("S>A S>E A>B A>E B>E", []),
        ])
    func found(edges: String, expected: [String]) throws {
        #expect(try groups(edges) == expected)
    }

    @Test("declared groups keep their stages to themselves")
    func declared() throws {
        let group = #""g":{"after":"A","stages":["B","C","D"],"before":"E"}"#
        #expect(try groups("A>B A>C B>D B>E D>E C>E", groups: group) == ["g!: BCD A-E"])
        let inner = #""g":{"after":"B","stages":["D","E"],"before":"F"}"#
        #expect(
            try groups("A>B A>C B>D B>E D>F E>F F>G C>G", groups: inner) == ["g!: DE B-F", "A_fan_out: BCF A-G"])
    }

    @Test("a declared name is not taken twice")
    func sameName() throws {
        let group = #""D_fan_out":{"after":"A","stages":["B","C"],"before":"D"}"#
        let found = try groups("A>B A>C B>D C>D D>E D>F E>G F>G", groups: group)
        #expect(found == ["D_fan_out!: BC A-D", "D_fan_out_: EF D-G"])
    }
}
