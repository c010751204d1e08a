package import RunStorage
package import StateMachine
import Platform

/// Where events and the state that they make go: one of the three ways in which effects enter the loop.
package protocol StateJournal<State>: AnyObject {
    associatedtype State

    /// Numbers and writes events; durable ones are on the disk when it returns.
    func append(_ events: inout [Event], isDurable: Bool) throws
    /// Brings everything that was appended to the disk.
    func sync() throws
    /// Throws when somebody else has changed what was written.
    func verify() throws
    /// Replaces the state that people and tools see.
    func save(_ state: State) throws
}

/// A journal and a state file.
package final class FileJournal<Text: StateRendering>: StateJournal {
    private let journal: Journal
    private var text: Text
    private let path: String

    /// Opens a journal after its last intact event.
    init(journal: String, state: String, as text: Text, after sequence: Int) throws(StorageError) {
        self.journal = try Journal(path: journal, after: sequence)
        self.text = text
        path = state
    }

    package func append(_ events: inout [Event], isDurable: Bool) throws {
        try journal.append(&events, isDurable: isDurable)
    }

    package func sync() throws { try journal.sync() }

    package func verify() throws { try journal.verify() }

    package func save(_ state: Text.State) throws {
        // The state must never be ahead of the journal on the disk.
        try journal.sync()
        do throws(SystemError) {
            try AtomicFile.write(text.render(state), to: path)
        } catch { throw StorageError(writing: error) }
    }
}

extension FileJournal<StateText> {
    /// Opens the journal of a run.
    package convenience init(_ run: RunDirectory, of workflow: Workflow, after sequence: Int) throws(StorageError) {
        try self.init(journal: run.journal, state: run.state, as: StateText(of: workflow), after: sequence)
    }
}

extension FileJournal<SessionText> {
    /// Opens the journal of a session.
    package convenience init(_ session: SessionDirectory, after sequence: Int) throws(StorageError) {
        try self.init(journal: session.journal, state: session.state, as: SessionText(), after: sequence)
    }
}

/// The text of a state file; it may keep what has not changed between calls.
package protocol StateRendering {
    associatedtype State

    /// The whole file.
    mutating func render(_ state: State) -> [UInt8]
}

extension StateText: StateRendering {}
extension SessionText: StateRendering {}
