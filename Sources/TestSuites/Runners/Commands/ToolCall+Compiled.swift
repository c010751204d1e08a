import Platform
import StateMachine

extension ToolCall {
    /// `swift test`, for a package or for one of its test targets.
    func swiftTest() throws(SuiteCommandError) -> SuiteCommand {
        let program = try found(search.onPath("swift"), "there is no `swift` on the PATH")
        let names = selection { SwiftSelection.arguments($0) }
        let folder = try nearest(["Package.swift"], "Package.swift")
        // Only together with `--parallel` do all versions write a report of XCTest.
        let options = ["test", "--package-path", folder, "--parallel", "--xunit-output", report]
        let whole = folders.path(from: folder).map(targetFilter)
        return SuiteCommand(
            arguments: [program] + options + (names ?? whole ?? []), directory: folders.project,
            isSelection: names != nil)
    }

    /// Chooses the test target that a path in a package belongs to. Which part of the path names it is the manifest's
    /// business: as no two targets have a name in common, that is the one that is there.
    private func targetFilter(_ path: String) -> [String] {
        let parts = path.split(separator: "/").dropFirst().map(String.init)
        let folders = folders.isDirectory ? parts : parts.dropLast()
        guard !folders.isEmpty else { return [] }
        return ["--filter", "^(?:\(folders.map(RegularExpression.escape).joined(separator: "|")))[.]"]
    }

    /// gotestsum, in the module that the tests belong to.
    func goTest() throws(SuiteCommandError) -> SuiteCommand {
        let program = try found(
            search.goProgram("gotestsum"), "there is no `gotestsum` on the PATH, which makes a report of `go test`")
        let names = selection { GoSelection.arguments($0) }
        let folder = try nearest(["go.mod"], "go.mod")
        let package = folders.path(from: folder).map { folders.isDirectory ? $0 : FileSystem.parent(of: $0) }
        let whole = package.map { "./\($0)/..." } ?? "./..."
        // What Go has cached was not carried out by this attempt.
        return SuiteCommand(
            arguments: [program, "--junitfile", report, "--", "-count=1", "-failfast=false"]
                + (names ?? [whole]), directory: folder,
            isSelection: names != nil)
    }

    /// ctest, in a directory that CMake has configured.
    func ctest() throws(SuiteCommandError) -> SuiteCommand {
        let program = try found(search.onPath("ctest"), "there is no `ctest` on the PATH")
        let names = selection { CTestSelection.arguments($0) }
        guard let build = BuildDirectory.find(folders) else {
            throw SuiteCommandError(
                .unusable,
                "The suite `\(suite.name)` needs a build directory (one with CTestTestfile.cmake), but there is none "
                    + "in \(folders.target). Run `cmake -B build` and `cmake --build build`, or name another "
                    + "directory as `path` of the suite.")
        }
        let options = ["--test-dir", build, "--output-junit", report, "--output-on-failure", "--no-tests=error"]
        return SuiteCommand(
            arguments: built(build, before: [program] + options + (names ?? [])), directory: folders.project,
            isSelection: names != nil)
    }

    /// A call before which CMake builds what has changed, because programs of yesterday prove nothing about the code of
    /// today. A shell is there to call one program after the other; it is given no text but this.
    private func built(_ build: String, before call: [String]) -> [String] {
        guard let cmake = search.onPath("cmake"), FileSystem.kind(build + "/CMakeCache.txt") == .file else {
            return call
        }
        let script = #""$1" --build "$2" || exit \#(RunnerPreset.notBuilt); shift 2; exec "$@""#
        return ["/bin/sh", "-c", script, "sh", cmake, build] + call
    }

    /// The nearest directory with a file that makes a project of its kind.
    func nearest(_ files: [String], _ what: String) throws(SuiteCommandError) -> String {
        guard let folder = folders.nearest(with: files) else {
            throw SuiteCommandError(
                .unusable,
                "The suite `\(suite.name)` needs a \(what), but there is none in \(folders.target) or above it in the "
                    + "project. Name a directory that has one as `path` of the suite.")
        }
        return folder
    }
}
