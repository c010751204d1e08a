import Platform
import StateMachine
import TestSupport
import Testing

@testable import Sessions

/// The objectives that are handed in together.
@Suite struct ObjectiveListTests {
    @Test("Front matter and wishes give priorities, retries and needs; a wish for a file comes first, then one for all")
    func wishes() throws {
        let place = try Self.place([
            "a": "priority: 2\nretries: 1\nneeds: [b.md]", "b": "", "c": "priority: 7",
        ])
        var wishes = ObjectiveList.Wishes()
        wishes.priorities = [place.path + "/c.md": -3]
        let list = try ObjectiveList(Self.names(place, "a", "b", "c"), wishes) { _ in }
        #expect(list.objectives.map(\.priority) == [2, 0, -3])
        #expect(list.objectives.map(\.retries) == [1, nil, nil])
        #expect(list.events.map(\.needs) == [[2], nil, nil])
        wishes.priority = 9
        wishes.retries = 0
        let all = try ObjectiveList(Self.names(place, "a", "b", "c"), wishes) { _ in }
        #expect(all.objectives.map(\.priority) == [9, 9, -3])
        #expect(all.objectives.map(\.retries) == [0, 0, 0])
    }

    @Test("Every problem of all files is told at once, and nothing is handed in")
    func problems() throws {
        let place = try Self.place(["a": "needs: [b.md]", "b": "needs: [a.md]", "c": "needs: [nobody.md]", "d": ""])
        try Descriptor.replacing(place.path + "/bad.md").write("# Objective: Bad\n".utf8)
        let told = Locked<[String]>([])
        #expect(throws: VerbError.self) {
            _ = try ObjectiveList(Self.names(place, "a", "b", "c", "d", "d", "missing", "bad"), .init()) { sentence in
                told.withLock { $0.append(sentence) }
            }
        }
        let text = told.withLock { $0 }.joined(separator: "\n")
        for word in ["a.md", "nobody.md", "named twice", "missing.md", "Goals"] {
            #expect(text.contains(word), "\(word): \(text)")
        }
    }

    private static func names(_ place: TemporaryDirectory, _ letters: String...) -> [String] {
        letters.map { "\(place.path)/\($0).md" }
    }

    /// A directory with objectives that have this front matter.
    private static func place(_ files: [String: String]) throws -> TemporaryDirectory {
        let place = try TemporaryDirectory()
        for (name, order) in files {
            let front = order.isEmpty ? "" : "---\n\(order)\n---\n"
            try Descriptor.replacing("\(place.path)/\(name).md").write(
                (front + "# Objective: \(name)\n\n## Goals\n\n1. Try\n\n## Success Criteria\n\n- [ ] Done\n").utf8)
        }
        return place
    }
}
