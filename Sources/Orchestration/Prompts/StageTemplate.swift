import Agents
import Configuration
import Platform
import RunStorage
import StateMachine

/// The files of the user that a stage's prompts are made of: its template and the personas of its agents.
struct StageTemplate: Sendable {
    private let context: RunContext
    private let stage: Stage

    init(_ context: RunContext, _ stage: Stage) {
        self.context = context
        self.stage = stage
    }

    /// The template; nil where none is configured.
    ///
    /// - Throws: `StageEnd` where there should be one and it cannot be read.
    func read() throws -> PromptTemplate? { try bytes().map(Self.template) }

    private static func template(_ bytes: [UInt8]) -> PromptTemplate {
        PromptTemplate(String(decoding: bytes, as: UTF8.self))
    }

    private func bytes() throws -> [UInt8]? {
        guard let path = stage.promptTemplate else { return nil }
        do throws(SystemError) { return try FileSystem.read(path, limit: PromptTemplate.limit) } catch {
            throw StageEnd.failed(
                .failed,
                "The prompt template of \(stage.name) cannot be read. \(error.description) Put it back, then go on with "
                    + "`teambot resume`.")
        }
    }

    /// The persona of an agent.
    func persona(of agent: String) -> PersonaFile? {
        context.workflow.agent(agent).map {
            PersonaFile(agent: $0.name, persona: $0.persona, project: context.project)
        }
    }

    /// What is odd about them, once for each start of the stage, and by what they are known again.
    func texts() throws -> (warnings: [Event], digest: String?) {
        let bytes = try bytes()
        let ofTemplate =
            bytes.map(Self.template)?.warning(about: stage.promptTemplate ?? "").map { [$0] } ?? []
        var seen = Set<String>()
        let personas = stage.agents.compactMap(persona)
        let ofPersonas = personas.flatMap(\.warnings).filter { seen.insert($0).inserted }
        let warnings = (ofTemplate + ofPersonas).map { sentence in
            Event(.warning, stage: stage.name).with { $0.message = sentence }
        }
        return (warnings, TextDigest.of(bytes, personas))
    }
}
