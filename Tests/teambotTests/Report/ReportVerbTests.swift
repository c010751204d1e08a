import JSONText
import Platform
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct ReportVerbTests {
        private let project: TemporaryProject

        init() throws {
            project = try TemporaryProject(stages: #"{"stages":{"ONLY":{"command":["true"]}}}"#)
            try #require(try project.teambot("run", "objective.md").status == 0)
        }

        private func content(_ path: String) throws -> String {
            String(decoding: try FileSystem.read(path), as: UTF8.self)
        }

        @Test("--output writes the page to another file, whose path is told")
        func file() throws {
            let told = try project.teambot("report", "--output", "page.html")
            #expect(told.status == 0)
            #expect(told.output == project.path + "/page.html\n")
            #expect(try content(project.path + "/page.html").hasSuffix("</html>\n"))
        }

        @Test("--json tells the file and its size")
        func json() throws {
            let told = try project.teambot("report", "--json", "--output", "page.html")
            let value = try JSONReader.read(Array(told.output.utf8))
            #expect(told.output.hasPrefix("{\"schema_version\":1,"))
            #expect(value["file"]?.string == project.path + "/page.html")
            #expect(value["bytes"]?.integer == (try content(project.path + "/page.html").utf8.count))
        }

        @Test("A pipe gets the page and nothing else, and stays a pipe")
        func pipe() throws {
            let told = try project.teambot("report", "--output", "/dev/stdout")
            #expect(told.status == 0)
            #expect(told.output.hasPrefix("<!DOCTYPE html>") && told.output.hasSuffix("</html>\n"))
        }

        @Test("A device stays a device")
        func device() throws {
            try project.write("nothing", "")
            #expect(try project.teambot("report", "--output", "/dev/null").output.isEmpty)
            guard case .other? = FileSystem.kind("/dev/null") else {
                Issue.record("/dev/null has become a file")
                return
            }
        }

        @Test("What has the name beside the file is somebody's own, and a directory is no file")
        func neighbours() throws {
            try project.write("page.html.new", "mine")
            let refused = try project.teambot("report", "--output", "page.html")
            #expect(refused.status == 2)
            #expect(refused.errors.contains("page.html.new") && refused.errors.contains("--output"))
            #expect(try content(project.path + "/page.html.new") == "mine")
            #expect(try project.teambot("report", "--output", "state").status == 2)
            #expect(FileSystem.kind(project.path + "/state.new") == nil)
            #expect(try project.teambot("report", "--output", "none/page.html").status == 2)
        }
    }
}
