package import Configuration
import Platform
import Reporting
import RunStorage
package import StateMachine

/// The objectives that are handed in together: read, checked, and put into an order in which needs come first.
package struct ObjectiveList: Sendable {
    /// What was asked for on the command line, beside what the files say.
    package struct Wishes: Sendable {
        /// Priorities by the names of files as they were given.
        package var priorities: [String: Int] = [:]
        /// The priority of all others.
        package var priority: Int?
        package var retries: Int?
        package var batches: BatchRange?

        /// No wishes.
        package init() {}
    }

    /// In the order in which they were given.
    package let objectives: [QueuedObjective]

    /// The events that queue them, made one after the other: of many thousands each is a large value.
    package var events: some Sequence<Event> {
        let numbers = Dictionary(objectives.enumerated().map { ($1.file, $0 + 1) }) { first, _ in first }
        return objectives.lazy.map { $0.event(needs: $0.needs.compactMap { numbers[$0] }) }
    }

    /// Reads files; every problem of all of them is told, and none of them is then handed in.
    ///
    /// - Parameters:
    ///   - names: the files as the user named them.
    ///   - known: what a live session has already, which can be needed, too.
    ///   - tell: takes a sentence for people.
    package init(
        _ names: [String], _ wishes: Wishes, known: ExecutionList = ExecutionList(), tell: (String) -> Void
    ) throws {
        var read: [(objective: QueuedObjective, needs: [String])] = []
        var isGood = true
        for name in names {
            do throws(VerbError) { read.append(try Self.read(name, wishes, tell)) } catch {
                if !error.description.isEmpty { tell(error.description) }
                isGood = false
            }
        }
        var seen = Set<String>()
        for entry in read where !seen.insert(entry.objective.file).inserted {
            tell("\(entry.objective.file) is named twice; an objective runs once in a session.")
            isGood = false
        }
        let hasNeeds = read.contains { !$0.needs.isEmpty }
        let graph = NeedsGraph(
            read.map { NeedsGraph.Entry(path: $0.objective.file, title: $0.objective.title, needs: $0.needs) }
                + (hasNeeds ? known.map { NeedsGraph.Entry(path: $0.objectiveFile, title: $0.title) } : []))
        for sentence in NeedsSentences.all(graph) { tell(sentence) }
        guard isGood, graph.problems.isEmpty else { throw VerbError.usage("Nothing was started.") }
        objectives = zip(read, graph.needs).map { entry, needs in
            var objective = entry.objective
            objective.needs = needs.map { graph.entries[$0].path }
            return objective
        }
    }

    private static func read(
        _ name: String, _ wishes: Wishes, _ tell: (String) -> Void
    ) throws(VerbError) -> (objective: QueuedObjective, needs: [String]) {
        let bytes: [UInt8]
        do { bytes = try Inputs.objectiveBytes(name) } catch {
            throw error as? VerbError ?? VerbError.usage("\(error)")
        }
        let short = name.split(separator: "/").last.map(String.init) ?? name
        let (objective, problems) = ObjectiveReader.read(bytes, fileName: short, batches: wishes.batches)
        for problem in problems { tell(problem.message) }
        guard problems.isEmpty else { throw VerbError.usage("") }
        let order = objective.order
        let batches = wishes.batches ?? order.batches
        let queued = QueuedObjective(
            file: FileSystem.canonical(name) ?? FileSystem.absolute(name), title: objective.title,
            digest: Digest.sha256(bytes), priority: wishes.priorities[name] ?? wishes.priority ?? order.priority,
            needs: [], retries: wishes.retries ?? order.retries, batches: batches?.description)
        return (queued, order.needs)
    }
}
