import Agents
import Configuration
import Platform
import StateMachine

/// The texts of the user that prompts are made of, as they are now; each is read once.
final class UserTexts {
    private let project: String
    private var templates: [String: [UInt8]?] = [:]
    private var names: [String: Set<Placeholder>] = [:]
    private var personas: [String: PersonaFile] = [:]

    /// Looks at a project.
    init(of project: String) { self.project = project }

    /// By what the texts of a stage are known again; nil where it has none.
    func digest(of stage: Stage, in workflow: Workflow) -> String? {
        TextDigest.of(stage.promptTemplate.flatMap(template), stage.agents.compactMap { persona($0, in: workflow) })
    }

    /// The placeholders that a stage's template names.
    func placeholders(of stage: Stage) -> Set<Placeholder> {
        guard let path = stage.promptTemplate, let bytes = template(path) else { return [] }
        if let known = names[path] { return known }
        let found = PromptTemplate(String(decoding: bytes, as: UTF8.self)).names
        names[path] = found
        return found
    }

    private func template(_ path: String) -> [UInt8]? {
        if let known = templates[path] { return known }
        let found = try? FileSystem.read(path, limit: PromptTemplate.limit)
        templates[path] = .some(found)
        return found
    }

    private func persona(_ name: String, in workflow: Workflow) -> PersonaFile? {
        if let known = personas[name] { return known }
        let found = workflow.agent(name).map { PersonaFile(agent: name, persona: $0.persona, project: project) }
        personas[name] = found
        return found
    }
}
