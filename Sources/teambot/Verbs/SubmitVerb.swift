import JSONText
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot submit OBJECTIVE…`: hands objectives to a session that is at work.
struct SubmitVerb {
    private let invocation: Invocation
    private let places: Places

    /// Prepares the verb.
    init(_ invocation: Invocation) {
        self.invocation = invocation
        places = Places(invocation)
    }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let session = try chosen()
        let known = try SessionLoading.read(session, whileWritten: true).state.executions
        let list = try ObjectiveList(
            invocation.positionals, try ObjectiveWishes.read(invocation), known: known, tell: Console.tell)
        let running = Set(known.filter { !$0.status.isFinal }.map(\.objectiveFile))
        for objective in list.objectives where running.contains(objective.file) {
            throw VerbError.usage("\(objective.file) is in the session \(session.id) already.")
        }
        let reception = try Reception(session)
        do throws(SystemError) { try reception.hand(in: list.objectives) } catch {
            throw VerbError.usage("The session \(session.id) takes nothing any more. \(Self.advice)")
        }
        let numbers = try reception.wait()
        guard numbers.count == list.objectives.count else {
            throw VerbError(
                1,
                "The session \(session.id) has ended meanwhile: \(numbers.count) of \(list.objectives.count) objectives "
                    + "are in it. Those in its inbox are taken by `\(places.commands(session.id).resume)`.")
        }
        tell(session, list, numbers)
        return 0
    }

    private static let advice = "Begin another one with `teambot run`."

    private func tell(_ session: SessionDirectory, _ list: ObjectiveList, _ numbers: [Int]) {
        guard invocation.flag("--json") else {
            for (objective, number) in zip(list.objectives, numbers) {
                Console.tell("Queued as number \(number) of the session \(session.id): \(objective.title)")
            }
            return
        }
        var writer = JSONWriter()
        writer.object { object in
            object.member("schema_version", 1)
            object.member("session_id", session.id)
            object.key("executions")
            object.array { array in for number in numbers { array.integer(number) } }
        }
        Console.write(bytes: writer.bytes + [10])
    }

    /// The named session, or the one that is at work.
    private func chosen() throws -> SessionDirectory {
        try StateDirectoryCheck.readable(places.state.path)
        let live = try places.state.allSessions().filter { $0.owner() != nil }
        if let name = invocation.value("--session") {
            guard let session = try places.session(name) else {
                throw VerbError.usage("There is no session “\(name)” in \(places.state.path). \(Self.advice)")
            }
            guard live.contains(session) else {
                if (try? SessionLoading.read(session).state.isFinished) ?? false {
                    throw VerbError.usage("The session \(session.id) has ended. \(Self.advice)")
                }
                throw VerbError.usage(
                    "Nobody is at work on the session \(session.id). Go on with it first: "
                        + "`\(places.commands(session.id).resume)`.")
            }
            return session
        }
        guard let only = live.first else {
            throw VerbError.usage("No session is at work in \(places.state.path). \(Self.advice)")
        }
        guard live.count == 1 else {
            throw VerbError.usage(
                "Several sessions are at work; name one with --session: "
                    + live.map(\.id).joined(separator: ", ") + ".")
        }
        return only
    }
}
