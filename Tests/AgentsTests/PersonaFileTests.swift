import Platform
import StateMachine
import TestSupport
import Testing

@testable import Agents

@Suite struct PersonaFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("Front matter goes, the body stays")
    func body() {
        #expect(PersonaFile.body("---\nname: x\n---\n\nYou are.\n") == "You are.")
        #expect(PersonaFile.body("\u{FEFF}---\r\nname: x\r\n--- \r\nYou\r\nare.\r\n") == "You\nare.")
        #expect(PersonaFile.body("You are.\n---\nstill\n---\n") == "You are.\n---\nstill\n---")
        #expect(PersonaFile.body("---\nno end") == "---\nno end")
        #expect(PersonaFile.body("---\nname: x\n---\n") == "")
    }

    @Test("The nearest file counts: name, name without its number, persona, and .github before agents")
    func order() throws {
        #expect(text() == PersonaText.text(for: .builder))
        let files = [
            "agents/developer.md", "agents/builder.md", ".github/agents/builder.agent.md", "agents/builder-1.md",
            ".github/agents/builder-1.agent.md",
        ]
        for file in files {
            try write(file, "---\na: b\n---\ntext of \(file)\n")
            #expect(text() == "text of \(file)")
        }
        let other = PersonaFile(agent: "hand-x", persona: .builder, project: directory.path)
        #expect(other == PersonaFile(agent: "builder", persona: .builder, project: directory.path))
    }

    @Test("What cannot be used is told, and the built-in text takes its place")
    func unusable() throws {
        try write("outside.md", "secret")
        let project = directory.path + "/project"
        try FileSystem.makeDirectories(project + "/agents/pm.md")
        try write("project/agents/ba.md", "---\nonly: front\n---\n \n")
        try write("project/agents/writer.md", String(repeating: "x", count: (1 << 20) + 1))
        for (agent, persona) in [
            ("pm", Persona.projectManager), ("ba", .businessAnalyst), ("writer", .technicalWriter),
        ] {
            let file = PersonaFile(agent: agent, persona: persona, project: project)
            #expect(file.text == PersonaText.text(for: persona))
            #expect(file.warnings.count == 1 && file.warnings[0].contains("agents/\(agent).md"), "\(file.warnings)")
        }
    }

    @Test("Bytes that are no UTF-8 do no harm, and a long text is cut with a mark")
    func odd() throws {
        try FileSystem.makeDirectories(directory.path + "/agents")
        try Descriptor.replacing(directory.path + "/agents/builder.md").write([0x41, 0xff, 0x42])
        #expect(text() == "A\u{FFFD}B")
        try write("agents/builder.md", String(repeating: "x", count: 70_000))
        #expect(text().hasSuffix("x\n[… 4464 bytes left out …]"))
    }

    private func text() -> String { PersonaFile(agent: "builder-1", persona: .builder, project: directory.path).text }

    private func write(_ name: String, _ text: String) throws {
        let path = directory.path + "/" + name
        try FileSystem.makeDirectories(FileSystem.parent(of: path))
        try Descriptor.replacing(path).write(text.utf8)
    }
}
