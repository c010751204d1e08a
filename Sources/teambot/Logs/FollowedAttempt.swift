import Platform
import Reporting
import RunStorage

/// An attempt whose log is shown while it grows.
struct FollowedAttempt {
    private let directory: AttemptDirectory
    private let kind: LogKind
    private let isRaw: Bool
    private var part: LogPart?
    private var reader: LogReader?
    private var watches: [String: FileWatch] = [:]
    /// Tells when a supervisor without an engine has ended.
    private var supervisor: LockWatch?

    /// Prepares to follow an attempt.
    init(_ directory: AttemptDirectory, _ kind: LogKind, isRaw: Bool) {
        self.directory = directory
        self.kind = kind
        self.isRaw = isRaw
    }

    /// What is to be waited for.
    var descriptors: [Descriptor] { watches.values.map(\.descriptor) + (supervisor.map { [$0.descriptor] } ?? []) }

    /// Shows what is new; true once the attempt has ended and all is shown.
    mutating func advance(hasEnded: Bool, isEngineGone: Bool) throws -> Bool {
        for watch in watches.values { watch.reset() }
        // An attempt outlives its engine; then only its supervisor knows when it ends.
        let isLeft = !hasEnded && isEngineGone
        let isAlone = isLeft && FileLock.isHeld(directory.lock)
        if isAlone, supervisor == nil { supervisor = try LockWatch(directory.lock) }
        let isOver = hasEnded || isLeft && !isAlone
        try begin(isOver)
        guard isOver else {
            try reader?.advance()
            return false
        }
        try finish()
        return true
    }

    /// Chooses what is shown, as soon as what is to be run can be read.
    private mutating func begin(_ isOver: Bool) throws {
        guard reader == nil, isOver || directory.readOrder() != nil else { return }
        let chosen = kind.part(of: directory, hasEnded: isOver)
        part = chosen
        reader = LogReader(chosen, isRaw: isRaw)
    }

    private mutating func finish() throws {
        try reader?.finish()
        guard part?.isProgress == true else { return }
        // What it did was shown; now comes what it said in the end.
        var reply = LogReader(kind.part(of: directory, hasEnded: true), isRaw: isRaw)
        if reader?.hasShown == true { Console.tell("") }
        try reply.finish()
    }

    /// Watches the file, and its directory or the one in which that will be made; true where it begins to.
    mutating func watch() throws -> Bool {
        let parents = [directory.path, FileSystem.parent(of: directory.path)]
        let grandparent = FileSystem.parent(of: FileSystem.parent(of: directory.path))
        let place = (parents + [grandparent]).first { FileSystem.kind($0) == .directory }
        let file = part.map { "\(directory.path)/\($0.name)" }.flatMap { FileSystem.kind($0) == .file ? $0 : nil }
        let wanted = [place, file].compactMap(\.self)
        let isNew = wanted.contains { watches[$0] == nil }
        watches = try Dictionary(uniqueKeysWithValues: wanted.map { ($0, try watches[$0] ?? FileWatch($0)) })
        return isNew
    }
}
