import JSONText

/// The keys of `approval`.
enum ApprovalKeys {
    static let table = KeyTable<String>(
        "an approval",
        [
            .text(
                "question", "What the person is asked.",
                .filled("\"question\" must not be empty; write what the person decides."), isRequired: true
            ) {
                $0 = $1
            }
        ])
}
