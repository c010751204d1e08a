package import StateMachine

/// Which suites have to run so that others may: nobody who asks for a suite has to know what it needs.
package struct SuiteNeeds: Sendable {
    /// A suite, and which one needs it.
    package struct Member: Sendable, Equatable {
        /// Its name.
        package let name: String
        /// The suite that needs it; nil where it is asked for.
        package let neededBy: String?
    }

    private let needs: [String: [String]]

    /// Takes the suites of a file.
    package init(_ suites: [Suite]) {
        needs = Dictionary(suites.map { ($0.name, $0.needs) }) { first, _ in first }
    }

    /// Suites with all that they need, each once: first those that are asked for. A disabled one is a need like any other,
    /// since what needs it cannot run without.
    package func closure(of names: [String]) -> [Member] {
        var members: [Member] = []
        var known: Set<String> = []
        for name in names where known.insert(name).inserted { members.append(Member(name: name, neededBy: nil)) }
        var place = 0
        while place < members.count {
            let name = members[place].name
            for needed in needs[name] ?? [] where known.insert(needed).inserted {
                members.append(Member(name: needed, neededBy: name))
            }
            place += 1
        }
        return members
    }
}
