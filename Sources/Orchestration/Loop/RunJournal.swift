package import RunStorage
package import StateMachine
import Platform

/// Where the events and the state of a run go: one of the three ways in which effects enter the loop.
package protocol RunJournal: AnyObject {
    /// Numbers and writes events; durable ones are on the disk when it returns.
    func append(_ events: inout [Event], isDurable: Bool) throws
    /// Brings everything that was appended to the disk.
    func sync() throws
    /// Throws when somebody else has changed what was written.
    func verify() throws
    /// Replaces the state that people and tools see.
    func save(_ state: RunState) throws
}

/// The journal and the state file of a run's directory.
package final class FileJournal: RunJournal {
    private let journal: Journal
    private var text: StateText
    private let path: String

    /// Opens the journal of a run after its last intact event.
    package init(_ run: RunDirectory, of workflow: Workflow, after sequence: Int) throws(StorageError) {
        journal = try Journal(path: run.journal, after: sequence)
        text = StateText(of: workflow)
        path = run.state
    }

    package func append(_ events: inout [Event], isDurable: Bool) throws {
        try journal.append(&events, isDurable: isDurable)
    }

    package func sync() throws { try journal.sync() }

    package func verify() throws { try journal.verify() }

    package func save(_ state: RunState) throws {
        // The state must never be ahead of the journal on the disk.
        try journal.sync()
        do throws(SystemError) {
            try AtomicFile.write(text.render(state), to: path)
        } catch { throw StorageError(writing: error) }
    }
}
