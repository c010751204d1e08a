import JSONText
import StateMachine

/// The keys of `approval`.
enum ApprovalKeys {
    static let table = KeyTable<Approval>("an approval", question + course)

    private static let standard = Approval(question: "")
    private static let decisions = Words("decision", Decision.allCases.map(\.rawValue))
    private static let moments = Words("moment", Approval.Moment.allCases.map(\.rawValue))
    private static let artifacts = ListRule(element: .artifact) {
        "The artifact \(QuotedText.shown($0)) stands here twice; remove one."
    }

    private static let question: [Key<Approval>] = [
        .text(
            "question", "What the person is asked.",
            .filled("\"question\" must not be empty; write what the person decides."), isRequired: true
        ) {
            $0.question = $1
        },
        .texts(
            "artifacts", "The artifacts that the person says yes to; all that the stage has been given when absent.",
            artifacts
        ) {
            $0.artifacts = $1
        },
    ]

    private static let course: [Key<Approval>] = [
        .seconds("timeout_seconds", "Seconds after which the default holds; none waits for ever.", allowsNull: true) {
            $0.timeoutSeconds = $1
        },
        .word("default", "What holds when nobody has decided in time.", decisions) {
            $0.standard = Decision(rawValue: $1) ?? standard.standard
        }.standard(.text(standard.standard.rawValue)),
        .word("ask", "Whether the person is asked before the stage runs or after it.", moments) {
            $0.moment = Approval.Moment(rawValue: $1) ?? standard.moment
        }.standard(.text(standard.moment.rawValue)),
    ]
}
