internal import JSONText
internal import RunStorage
internal import StateMachine

/// What a program has told so far, by the acts of its dialect.
struct Transcript: Sendable {
    let dialect: Dialect
    let permission: PermissionMode
    /// What the conversation had used before.
    private let before: Usage
    var session: String?
    var model: String?
    var reply = ReplyText()
    var hasSpoken = false
    var counts = UsageCount()
    var denied: [DeniedTool] = []
    /// Whether a tool that changes something has done so.
    var hasChanged = false
    var isAborted = false
    /// What went wrong on the way, and what ended it.
    var warning: Failure?
    var failure: Failure?
    /// Refusals of the provider in a row, with nothing else between them.
    private var refusals = 0
    var ending: Ending?
    var news = ProgressQueue()
    var calls: [String: ToolCall] = [:]

    /// Begins with nothing told.
    init(dialect: Dialect, order: ReadingOrder) {
        self.dialect = dialect
        permission = order.permission
        before = order.usedBefore ?? Usage()
    }

    /// Takes what a record tells.
    mutating func perform(_ act: DialectAct, _ view: RecordView) {
        switch act {
        case .introduces:
            session = view.text(.session) ?? session
            // A program's own messages have a model in angle brackets.
            model = view.text(.model).flatMap { $0.hasPrefix("<") ? nil : $0 } ?? model
        case .says: if isAgents(view), let text = view.bytes(.text), !text.isEmpty { say(text) }
        case .saysPiece: if isAgents(view), let text = view.bytes(.text), !text.isEmpty { sayPiece(text) }
        case .toolBegins: beginTool(view)
        case .toolEnds: endTool(view, hasSucceeded: Self.hasSucceeded(view))
        case .toolChanges: changeTool(view)
        case .plans: plan(view)
        case .denies: for element in view.elements(.deniedTool) { listDenied(view.of(element)) }
        case .countsMessage: if let name = view.text(.message) { counts.count(view.usage, message: name) }
        case .countsStep: counts.add(view.usage)
        case .countsTotal: counts.settle(view.usage.since(before, dialect.sums))
        case .warns: warn(Failure(view))
        case .fails: failure = Failure(view)
        case .aborts: isAborted = true
        case .ends: end(view)
        case .pauses: ending = nil
        }
    }

    /// Whether the provider has refused so often that a renewed key would have shown.
    var isHopeless: Bool { refusals >= 3 }

    private mutating func warn(_ failure: Failure) {
        warning = failure
        let meaning = ErrorPatterns.outcome(
            of: failure.kind + "\n" + failure.text, status: failure.status, continuesSession: false)
        refusals = meaning == .notLoggedIn ? refusals + 1 : 0
    }

    private func isAgents(_ view: RecordView) -> Bool {
        view.text(.role).map { ["assistant", "model", "agent"].contains($0) } ?? true
    }

    private mutating func say(_ text: ArraySlice<UInt8>) {
        hasSpoken = true
        refusals = 0
        reply.set(text)
        news.say(text)
    }

    private mutating func sayPiece(_ text: ArraySlice<UInt8>) {
        hasSpoken = true
        reply.append(text)
        news.take(text)
        failure = ownFailure(text) ?? failure
    }

    /// What a message of the program itself tells; nil for one of the model.
    private func ownFailure(_ text: ArraySlice<UInt8>) -> Failure? {
        guard text.count <= 16 << 10 else { return nil }
        for own in dialect.ownMessages where text.starts(with: own.opening.utf8) {
            let said = String(decoding: text, as: UTF8.self)
            guard let end = said.firstRange(of: own.ending) else { continue }
            return Failure(text: String(said[..<end.lowerBound].dropFirst(own.opening.count)), kind: own.kind)
        }
        return nil
    }

    private mutating func end(_ view: RecordView) {
        ending = Ending(view)
        if let text = view.bytes(.reply) {
            hasSpoken = true
            reply.set(text)
        }
    }

    private mutating func plan(_ view: RecordView) {
        let states = view.captures(.planStatus).map { view.record.text($0) == "completed" }
        let truths = view.captures(.planDone).map { $0.kind == .truth }
        let done = states.isEmpty ? truths : states
        let entries = view.captures(.planEntry).enumerated().map { index, capture in
            (text: view.record.text(capture), isDone: done.indices.contains(index) && done[index])
        }
        if !entries.isEmpty { news.plan(entries) }
    }
}
