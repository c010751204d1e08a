/// The words with which a verdict line begins.
enum VerdictMarker: String, CaseIterable, Sendable {
    case approved = "VERIFIED_APPROVED:"
    case rejected = "REJECTED:"
}
