import Platform
import RunStorage
import StateMachine

/// The files that an engine has left of one run, and what every part of its journal comes to.
struct SampleRun: Sendable {
    let workflow: Workflow
    let journal: [UInt8]
    let state: [UInt8]
    /// The last event that the state file has seen.
    let lastEvent: Int
    /// The state file's text after so many events, made from the first on.
    private let rebuilt: [[UInt8]]
    /// The same made from the state file and the events after it; empty before it.
    private let continued: [[UInt8]]

    init(_ run: RunDirectory, of workflow: Workflow) throws {
        self.workflow = workflow
        journal = try FileSystem.read(run.journal)
        state = try FileSystem.read(run.state)
        let events = JournalReading.parse(journal).events
        guard case .state(let known) = StateReading.read(state, of: workflow) else {
            throw ProofError("The state file of the sample run cannot be read: \(run.state).")
        }
        lastEvent = known.lastEvent
        rebuilt = Self.texts(RunState(of: workflow), events, of: workflow)
        let tail = Self.texts(known, Array(events.dropFirst(known.lastEvent)), of: workflow)
        continued = Array(repeating: [], count: known.lastEvent) + tail
    }

    private static func texts(_ first: RunState, _ events: [Event], of workflow: Workflow) -> [[UInt8]] {
        var state = first
        var text = StateText(of: workflow)
        return [text.render(state)]
            + events.map { event in
                state.apply(event, in: workflow)
                return text.render(state)
            }
    }

    /// How many events the journal has.
    var count: Int { rebuilt.count - 1 }

    func bytes(of file: Damage.File) -> [UInt8] { file == .journal ? journal : state }

    /// Whether a state is what so many events come to.
    func isState(_ state: RunState, after count: Int) -> Bool {
        var text = StateText(of: workflow)
        let shown = text.render(state)
        return rebuilt.indices.contains(count) && (rebuilt[count] == shown || continued[count] == shown)
    }

    /// The line that a place of a file belongs to, from 1.
    func line(of place: Int, in file: Damage.File) -> Int { bytes(of: file).prefix(place).count { $0 == 10 } + 1 }
}
