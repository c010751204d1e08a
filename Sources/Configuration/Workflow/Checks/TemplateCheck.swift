import JSONText
import StateMachine

/// Prompt templates: files beside `stages.json`.
struct TemplateCheck {
    let directory: String
    /// In a converted `stages.yaml` a missing template never stopped anything.
    let isLenient: Bool
    let fileExists: (String) -> Bool
    /// Reads a template; nil for one that cannot be read.
    let contents: ((String) -> [UInt8]?)?

    /// Makes a template's path absolute; reports one that does not exist.
    func resolve(_ draft: inout StageDraft, _ problems: inout ProblemList) {
        guard let name = draft.stage.promptTemplate else { return }
        let path = name.hasPrefix("/") ? name : directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
        if !name.isEmpty, !name.utf8.contains(0), fileExists(path) {
            draft.stage.promptTemplate = path
            checkContents(path, draft.source["prompt_template"], &problems)
            return
        }
        draft.stage.promptTemplate = nil
        let message = "The prompt template \(QuotedText.shown(name)) does not exist in \(QuotedText.shown(directory))"
        let source = draft.source["prompt_template"]
        if isLenient {
            problems.warning("\(message); the stage gets the usual prompt.", at: source)
        } else {
            problems.error("\(message); create it or write null.", at: source)
        }
    }

    private func checkContents(_ path: String, _ source: Source, _ problems: inout ProblemList) {
        guard let contents else { return }
        guard let bytes = contents(path) else {
            let most = PromptTemplate.limit >> 10
            problems.error(
                "The prompt template \(QuotedText.shown(path)) cannot be read, or is larger than \(most) KiB; make it "
                    + "readable for you, or shorten it.", at: source)
            return
        }
        let template = PromptTemplate(String(decoding: bytes, as: UTF8.self))
        if let warning = template.warning(about: path) { problems.warning(warning, at: source) }
    }
}
