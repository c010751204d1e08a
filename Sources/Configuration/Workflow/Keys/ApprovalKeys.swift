import JSONText

/// The keys of `approval`.
enum ApprovalKeys {
    static let table = KeyTable<String>(
        "an approval",
        [
            Key("question", .text, "What the person is asked.", isRequired: true) { question, source, problems in
                question = source.value.string ?? ""
                if question.isEmpty {
                    problems.error("\"question\" must not be empty; write what the person decides.", at: source)
                }
            }
        ])
}
