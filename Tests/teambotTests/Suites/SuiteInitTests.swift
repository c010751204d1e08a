import JSONText
import TestSupport
import Testing

extension EndToEnd {
    /// The suites that `init` writes.
    @Suite("teambot init and test suites") struct SuiteInit {
        @Test("Where a project has tests, stages.json gets them, and the stage TEST runs them and keeps its agent")
        func found() throws {
            let project = try TemporaryProject()
            try project.write("Package.swift", "// swift-tools-version: 6.2\n")
            try project.write("Tests/ThingTests/Thing.swift", "\n")
            try project.write("features/borrow.feature", "Feature: borrow\n")
            let end = try project.teambot("init", "--offline", "--force")
            #expect(end.status == 0 && end.errors.contains("Found test suites: "), "\(end)")
            let root = try JSONReader.read(Array(project.read("stages.json").utf8))
            let names = root["suites"]?.members?.map(\.name) ?? []
            #expect(names.count == 2, "\(names)")
            #expect(root["stages"]?["TEST"]?["suites"]?.texts == names)
            #expect(root["stages"]?["TEST"]?["work_agent"]?.string == "builder-1")
            let valid = try project.teambot("validate")
            #expect(valid.status == 0 && valid.errors.isEmpty, "\(valid)")
        }

        @Test("Where it has none the shipped file is written as it is")
        func none() throws {
            let project = try TemporaryProject()
            #expect(try project.teambot("init", "--offline", "--force").status == 0)
            #expect(!project.read("stages.json").contains("\"suites\""))
        }
    }
}
