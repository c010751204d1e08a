internal import Execution
internal import JSONText
internal import RunStorage
internal import StateMachine

/// Reads the output of a program that prints JSON, by its dialect.
struct DialectReader: OutputReader {
    /// Bytes of standard error that are kept, its last ones: what ended the program stands there.
    private static let mostErrors = 16 << 10

    private let order: ReadingOrder
    private let slots: [SlotSet]
    private let hasReplyPath: Bool
    private var scan: JSONScan
    private var transcript: Transcript
    private var errors: [UInt8] = []

    /// Makes a reader for a dialect.
    init(_ dialect: Dialect, order: ReadingOrder) {
        self.order = order
        var paths = JSONPathSet()
        var slots: [SlotSet] = []
        for (path, slot) in dialect.paths {
            let number = paths.add(path, limit: slot.limit)
            if number == slots.count { slots.append(SlotSet()) }
            slots[number].insert(slot)
        }
        self.slots = slots
        hasReplyPath = dialect.paths.contains { $0.slot == .reply }
        scan = JSONScan(paths)
        transcript = Transcript(dialect: dialect, order: order)
    }

    mutating func take(output bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let record = scan.next(&rest) { understand(RecordView(record: record, slots: slots)) }
    }

    mutating func take(errors bytes: ArraySlice<UInt8>) {
        errors += bytes.suffix(Self.mostErrors)
        if errors.count > 2 * Self.mostErrors { errors.removeFirst(errors.count - Self.mostErrors) }
    }

    mutating func news() -> [Progress] { transcript.news.drain() }

    var usage: Usage { UsagePricing.priced(transcript.counts.usage, model: transcript.model, order: order) }

    var hasEnded: Bool { transcript.ending != nil }

    var isHopeless: Bool { transcript.isHopeless }

    /// Lines of the output, or parts of them, that were no records.
    var noise: Int { scan.noise }

    mutating func finish(_ result: AttemptResult) -> AgentReading {
        scan.finish()
        transcript.news.flush()
        let judgement = Judgement(
            transcript: transcript, order: order, result: result,
            errors: String(decoding: errors.suffix(Self.mostErrors), as: UTF8.self))
        let hasReply = hasReplyPath || transcript.dialect.rules.contains { $0.kind != nil }
        return AgentReading(judgement.record(usage: usage), reply: hasReply ? transcript.reply.reply : nil)
    }

    private mutating func understand(_ view: RecordView) {
        let kind = view.text(.kind) ?? ""
        for rule in transcript.dialect.rules where rule.kind == nil || rule.kind == kind {
            guard let item = rule.item else {
                // A record without a kind is only one where it has what a final record has.
                if rule.kind ?? "" == "", hasReplyPath, view.capture(.reply) == nil, view.capture(.error) == nil {
                    continue
                }
                for act in rule.acts { transcript.perform(act, view) }
                continue
            }
            for element in view.elements(.item) where view.of(element).has(.item, item) {
                for act in rule.acts { transcript.perform(act, view.of(element)) }
            }
        }
    }
}
