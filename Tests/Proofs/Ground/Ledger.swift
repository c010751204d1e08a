package import Platform

/// The file in which agents write down that they live, so that nothing teambot says of them has to be believed.
package struct Ledger: Sendable {
    /// Absolute; locks of the agents stand beside it.
    package let path: String

    /// Names a ledger.
    package init(path: String) { self.path = path }

    /// Adds a record in one write.
    package func append(_ record: LedgerRecord) throws(SystemError) {
        try Descriptor.appending(path).write(record.line.utf8)
    }

    /// The lock of a stage's agents of one role.
    package func lock(stage: String, role: String) -> String {
        FileSystem.parent(of: path) + "/\(stage)-\(role).lock"
    }

    /// Takes such a lock for as long as this process lives; nil where another has it now.
    ///
    /// `FileLock.take` is patient with an owner that is just ending; here that is the very thing to be told.
    package func claim(stage: String, role: String) throws(SystemError) -> FileLock? {
        let path = lock(stage: stage, role: role)
        return FileLock.isHeld(path) ? nil : try FileLock.take(path)
    }

    /// Every record.
    package func records() throws -> [LedgerRecord] {
        guard FileSystem.exists(path) else { return [] }
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        return try text.split(separator: "\n").map { line in
            guard let record = LedgerRecord(line: line) else { throw ProofError("The ledger has the line: \(line)") }
            return record
        }
    }
}
