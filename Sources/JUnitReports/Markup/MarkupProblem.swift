/// Why a report cannot be read to its end, found before its parser sees it.
enum MarkupProblem: Sendable, Equatable {
    /// There is a DOCTYPE.
    case documentType
    /// A tag has too many bytes.
    case longTag
    /// The first character is none of XML.
    case noMarkup
}
