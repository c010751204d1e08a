import JSONText
import Platform
import Reporting
import RunStorage
import Sessions
import StateMachine

/// `teambot logs [FEATURE] STAGE`: what an agent or a command has said in an attempt.
struct LogsVerb {
    private let invocation: Invocation

    /// Prepares the verb.
    init(_ invocation: Invocation) { self.invocation = invocation }

    /// Does it; gives the exit code.
    func run() throws -> Int32 {
        let (feature, name) = try invocation.featureAndStage()
        let kind = try LogKind(invocation)
        let isFollowed = invocation.flag("--follow")
        guard !isFollowed || !invocation.flag("--json") else {
            throw VerbError.usage("--json shows what is there, and --follow what comes; leave one out.")
        }
        let observed = try ObservedRun(Places(invocation), feature)
        observed.tellWarnings()
        let stage = try NamedStage.stage(name, in: observed.workflow)
        let number = invocation.count("--attempt")
        if isFollowed {
            var following = LogFollowing(observed, stage, attempt: number, kind, isRaw: invocation.flag("--raw"))
            return try following.run()
        }
        let history = RunHistory(try JournalReading.read(observed.run.journal).events)
        let attempts = StageAttempts(of: stage, in: observed.run, history)
        guard let span = try attempts.attempt(number) else {
            let status = observed.workflow.position(of: stage.name).map { observed.state.stages[$0].status }
            throw VerbError.usage(attempts.absence(status ?? .pending))
        }
        return try invocation.flag("--json")
            ? printJSON(span, attempts, kind, observed.state.feature) : show(span, attempts, kind)
    }

    /// Tells in a line which attempt is shown.
    static func tell(_ span: AttemptSpan, _ attempts: StageAttempts, _ kind: LogKind) {
        let file = kind.part(of: attempts.directory(of: span), hasEnded: span.outcome != nil).name
        Console.show(
            AttemptHeading.render(
                span, among: attempts.all, file: file,
                now: Timestamp(milliseconds: SystemClock.wallMilliseconds()), style: Console.errorStyle))
    }

    private func show(_ span: AttemptSpan, _ attempts: StageAttempts, _ kind: LogKind) throws -> Int32 {
        Self.tell(span, attempts, kind)
        let part = kind.part(of: attempts.directory(of: span), hasEnded: span.outcome != nil)
        var reader = LogReader(part, isRaw: invocation.flag("--raw"))
        try reader.finish()
        if !reader.hasShown { Console.tell(kind.absence) }
        return 0
    }

    private func printJSON(
        _ span: AttemptSpan, _ attempts: StageAttempts, _ kind: LogKind, _ feature: String
    ) throws -> Int32 {
        let part = kind.part(of: attempts.directory(of: span), hasEnded: span.outcome != nil)
        let file = try part.open()
        var writer = JSONWriter()
        writer.object { root in
            root.member("schema_version", 1)
            root.member("feature", feature)
            write(span, to: &root)
            root.member("file", file == nil ? nil : "attempts/\(span.stage)/\(span.directoryName)/\(part.name)")
            root.member("attempts", attempts.all.count)
            if file == nil { root.member("text", nil as String?) }
        }
        guard let file else {
            Console.write(bytes: writer.bytes + [10])
            return 0
        }
        Console.write(bytes: writer.bytes.dropLast() + Array(",\"text\":\"".utf8))
        try printText(file)
        Console.write(bytes: Array("\"}\n".utf8))
        return 0
    }

    /// The text as the inside of a JSON string, piece by piece: safe unless the bytes are wanted, and always UTF-8.
    private func printText(_ file: Descriptor) throws {
        guard !invocation.flag("--raw") else { return printPiece(try file.readAll(limit: 1 << 30)) }
        var stream = PrintableStream()
        while !OutputFailure.isFinal {
            let bytes = try file.read(1 << 18)
            if bytes.isEmpty { break }
            printPiece(stream.take(bytes))
        }
        printPiece(stream.finish())
    }

    private func printPiece(_ bytes: [UInt8]) {
        var writer = JSONWriter()
        writer.string(String(decoding: bytes, as: UTF8.self))
        Console.write(bytes: Array(writer.bytes.dropFirst().dropLast()))
    }

    private func write(_ span: AttemptSpan, to root: inout JSONWriter) {
        root.member("stage", span.stage)
        root.member("attempt", span.number)
        root.member("role", span.role.rawValue)
        root.member("agent", span.agent)
        root.member("runner", span.runner)
        root.member("task", span.task)
        root.member("iteration", span.iteration)
        root.member("outcome", span.outcome?.rawValue)
        root.member("verdict", span.verdict?.rawValue)
        root.member("error", span.error)
        root.member("started_at", span.startedAt.description)
        root.member("ended_at", span.endedAt?.description)
        root.member("duration_seconds", span.durationSeconds)
    }
}
