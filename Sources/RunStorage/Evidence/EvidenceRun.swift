package import Platform
package import StateMachine

/// One run of test suites as evidence, open for writing: `<id>/manifest.json`, `tests.jsonl`, `diagnostics.json`, `artifacts/`.
///
/// Everything here blocks: call it on a thread that may wait. Several processes may write into one run: each change of
/// the manifest and each batch of records is made under a lock, and begins with what the others have left.
package final class EvidenceRun: Sendable {
    /// The names of the files of records.
    package static let testsName = "tests.jsonl"
    /// What went wrong with which tests, and why.
    package static let diagnosticsName = "diagnostics.json"
    /// Numbers are reserved so many ahead: a small suite needs no write of its own for them.
    private static let block = 100
    static let manifestName = "manifest.json"

    /// `YYYYMMDD_HHMMSSZ`, with `_01` and so on where another began in the same second.
    package let id: String
    /// Its directory, absolute.
    package let path: String

    private struct State {
        var manifest: EvidenceManifest
        /// By which it is seen that somebody else has written the manifest.
        var stamp: FileStamp?
        /// What comes into the manifest as soon as it is written for another reason.
        var notes: [@Sendable (inout EvidenceManifest) -> Void] = []
        /// Says that somebody is at work; nil where that is the caller's affair.
        var lock: FileLock?
        /// Numbers that are reserved for this run and not used.
        var numbers = 1..<1
    }
    private let state: Locked<State>

    init(path: String, manifest: EvidenceManifest, lock: FileLock?) {
        id = manifest.id
        self.path = path
        state = Locked(State(manifest: manifest, stamp: nil, lock: lock))
    }

    /// The manifest as it was last written or read here.
    package var manifest: EvidenceManifest { state.withLock { $0.manifest } }

    /// Changes the manifest and writes it.
    package func update(_ change: (inout EvidenceManifest) -> Void) throws(StorageError) {
        try exclusively { (state: inout State) throws(SystemError) in try write(&state, change) }
    }

    /// Changes the manifest together with its next change.
    package func note(_ change: @escaping @Sendable (inout EvidenceManifest) -> Void) {
        state.withLock { $0.notes.append(change) }
    }

    /// Appends to a file of records; what the body writes goes to its end in one go, and is on the disk then.
    package func append(to name: String, _ body: (Descriptor) throws(SystemError) -> Void) throws(StorageError) {
        try exclusively { (_: inout State) throws(SystemError) in
            let file = try Descriptor.appending(path + "/" + name)
            try Self.mendEnd(of: path + "/" + name, file)
            try body(file)
            try file.syncData()
        }
    }

    /// Replaces a file of records by what follows from its content; nothing where there is none yet.
    package func amend(_ name: String, _ change: ([UInt8]) -> [UInt8]) throws(StorageError) {
        try exclusively { (_: inout State) throws(SystemError) in
            let file = path + "/" + name
            let old = FileSystem.exists(file) ? try FileSystem.read(file) : []
            // The name is on the disk when the manifest is that tells of it.
            try AtomicFile.write(change(old), to: file, isLast: false)
        }
    }

    /// As many numbers for records as are wanted, which nobody else of this day and directory gets.
    package func reserveNumbers(_ count: Int) throws(StorageError) -> Range<Int> {
        let result = state.withLock { state in
            Result { () throws(SystemError) in
                if state.numbers.count < count {
                    let more = try numbers.reserve(count - state.numbers.count + Self.block, day: day)
                    // Numbers that others have got in between stay theirs.
                    let follows = state.numbers.upperBound == more.lowerBound && !state.numbers.isEmpty
                    state.numbers =
                        follows
                        ? state.numbers.lowerBound..<more.upperBound
                        : more.count >= count ? more : try numbers.reserve(count + Self.block, day: day)
                }
                let first = state.numbers.lowerBound
                state.numbers = first + count..<state.numbers.upperBound
                return first..<first + count
            }
        }
        do throws(SystemError) { return try result.get() } catch { throw StorageError(evidence: error) }
    }

    private var numbers: EvidenceNumbers { EvidenceNumbers(of: FileSystem.parent(of: path)) }
    private var day: String { EvidenceRunName.day(of: id) }

    /// The identity of a test's record: `TST-YYYYMMDD-NNNN`.
    package func testID(_ number: Int) -> String {
        "TST-\(day)-\(EvidenceRunName.padded(number, 4))"
    }

    /// Closes the run: after that nobody writes into it.
    package func finish(_ status: EvidenceManifest.Status, at moment: Timestamp) throws(StorageError) {
        try update {
            $0.status = status
            $0.finishedAt = moment
        }
        leave()
    }

    /// Closes the run with the status that follows from its suites; nil where others are at work on it.
    func conclude(at moment: Timestamp) throws(StorageError) -> EvidenceManifest.Status? {
        var status: EvidenceManifest.Status?
        try exclusively { (state: inout State) throws(SystemError) in
            guard !EvidenceLocks(of: path).areHeld(except: state.lock) else { return }
            try write(&state) { manifest in
                manifest.close(at: moment)
            }
            status = state.manifest.status
        }
        return status
    }

    /// Lets go of the run without closing it.
    package func leave() {
        state.withLock { state in
            // What cannot be given back is a gap and nothing worse.
            try? numbers.giveBack(state.numbers, day: day)
            state.numbers = 1..<1
            state.lock?.release()
            state.lock = nil
        }
    }

    /// Writes the manifest for the first time.
    func begin() throws(SystemError) {
        let result = state.withLock { state in
            Result { () throws(SystemError) in try write(&state) { _ in } }
        }
        try result.get()
    }

    private func write(_ state: inout State, _ change: (inout EvidenceManifest) -> Void) throws(SystemError) {
        let file = path + "/" + Self.manifestName
        if let stamp = FileStamp(file), stamp != state.stamp,
            let newer = EvidenceManifest.decode(try FileSystem.read(file), id: id)
        {
            state.manifest = newer
        }
        for note in state.notes { note(&state.manifest) }
        change(&state.manifest)
        if state.numbers.upperBound > 1 {
            state.manifest.lastNumber = max(state.manifest.lastNumber, state.numbers.upperBound - 1)
        }
        // Nobody writes into it any more, so that one changed byte of its records can be seen from now on.
        if state.manifest.finishedAt != nil { state.manifest.digests = digests(of: state.manifest.files) }
        // While it is open its directory is not waited for each time: a power cut may take the last suites back.
        let isLast = state.stamp == nil || state.manifest.finishedAt != nil
        try AtomicFile.write(state.manifest.encode(), to: file, isLast: isLast)
        state.notes = []
        state.stamp = FileStamp(file)
    }

    private func exclusively(_ body: (inout State) throws(SystemError) -> Void) throws(StorageError) {
        let result: Result<Void, SystemError> = state.withLock { state in
            Result { () throws(SystemError) in
                let lock = try FileLock.wait(for: path + "/writing.lock")
                defer { lock.release() }
                try body(&state)
            }
        }
        do throws(SystemError) { try result.get() } catch { throw StorageError(evidence: error) }
    }

    /// A record that a crash has cut off stays a line of its own, which no reader takes for another.
    private static func mendEnd(of path: String, _ file: Descriptor) throws(SystemError) {
        guard try file.size() > 0, try Descriptor.reading(path).readEnd(1) != [10] else { return }
        try file.write([10])
    }
}
