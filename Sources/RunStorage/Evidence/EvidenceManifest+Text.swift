import JSONText
import StateMachine

/// The manifest as JSON; what is missing or unknown when it is read has its default.
extension EvidenceManifest {
    /// The file's content.
    package func encode() -> [UInt8] {
        var writer = JSONWriter(indentation: 2)
        writer.object { object in
            object.member("schema_version", Self.schemaVersion)
            object.member("run_id", id)
            object.member("created_at", createdAt.description)
            object.member("finished_at", finishedAt?.description)
            object.member("status", status.rawValue)
            object.key("target")
            writeTarget(to: &object)
            object.key("tools")
            object.object { for tool in tools { tool.write(to: &$0) } }
            object.key("counts")
            object.object { for (name, value) in counts.members { $0.member(name, value) } }
            object.key("evidence_files")
            object.object { for file in files { $0.member(file.type, file.path) } }
            if !digests.isEmpty {
                object.key("evidence_digests")
                ArtifactText.write(digests, to: &object)
            }
            object.member("diagnostics", diagnostics)
            object.key("artifacts")
            ArtifactText.write(artifacts, to: &object)
            object.key("suites")
            object.array { list in for suite in suites { suite.write(to: &list) } }
            if !awaited.isEmpty { object.member("awaited_suites", awaited) }
            if lastNumber > 0 { object.member("last_test_number", lastNumber) }
        }
        return writer.bytes + [10]
    }

    private func writeTarget(to writer: inout JSONWriter) {
        writer.object { target in
            target.member("name", name)
            target.member("path", path)
            target.key("git")
            target.object { object in
                guard let git else { return }
                object.member("commit", git.commit)
                object.member("branch", git.branch)
                object.member("dirty", git.isDirty)
                if let tree = git.tree { object.member("tree", tree) }
            }
        }
    }

    /// Reads the file's content; nil where it is no object.
    ///
    /// - Parameter id: the name of its directory, which is believed before what the file says.
    package static func decode(_ bytes: [UInt8], id: String) -> EvidenceManifest? {
        guard let root = try? JSONReader.read(bytes), case .object = root.kind else { return nil }
        let created = root["created_at"]?.string.flatMap(Timestamp.init)
        var manifest = EvidenceManifest(id: id, createdAt: created ?? Timestamp(milliseconds: 0))
        manifest.finishedAt = root["finished_at"]?.string.flatMap(Timestamp.init)
        manifest.status = root["status"]?.string.flatMap(Status.init(rawValue:)) ?? .interrupted
        manifest.name = root["target"]?["name"]?.string ?? ""
        manifest.path = root["target"]?["path"]?.string ?? ""
        manifest.git = EvidenceGit(root["target"]?["git"])
        manifest.tools = (root["tools"]?.members ?? []).map { EvidenceTool(suite: $0.name, $0.value) }
        manifest.counts = EvidenceCounts(root["counts"])
        manifest.files = (root["evidence_files"]?.members ?? []).compactMap { member in
            member.value.string.map { (member.name, $0) }
        }
        manifest.digests = root["evidence_digests"].map(ArtifactText.read) ?? []
        manifest.diagnostics = root["diagnostics"]?.texts ?? []
        manifest.artifacts = root["artifacts"].map(ArtifactText.read) ?? []
        manifest.suites = (root["suites"]?.elements ?? []).compactMap(EvidenceSuite.init)
        manifest.awaited = root["awaited_suites"]?.texts ?? []
        manifest.lastNumber = max(0, root["last_test_number"]?.integer ?? 0)
        return manifest
    }
}

extension EvidenceGit {
    fileprivate init?(_ value: JSONValue?) {
        guard let commit = value?["commit"]?.string else { return nil }
        self.init(
            commit: commit, branch: value?["branch"]?.string, isDirty: value?["dirty"]?.bool ?? false,
            tree: value?["tree"]?.string)
    }
}

extension EvidenceTool {
    fileprivate func write(to object: inout JSONWriter) {
        object.key(suite)
        object.object { entry in
            entry.member("runner", runner)
            entry.member("version", version)
            entry.member("executed", isExecuted)
            entry.member("exit_code", exitStatus)
            entry.member("error", error)
        }
    }

    fileprivate init(suite: String, _ value: JSONValue) {
        self.init(
            suite: suite, runner: value["runner"]?.string, version: value["version"]?.string,
            isExecuted: value["executed"]?.bool ?? false, exitStatus: value["exit_code"]?.integer,
            error: value["error"]?.string)
    }
}

extension EvidenceCounts {
    fileprivate init(_ value: JSONValue?) {
        func count(_ name: String) -> Int { max(0, value?[name]?.integer ?? 0) }
        findings = count("findings")
        risks = count("risks")
        coverageComponents = count("coverage_components")
        suites = count("test_suites")
        tests.passed = count("tests_passed")
        tests.failed = count("tests_failed")
        tests.errors = count("tests_errors")
        tests.skipped = count("tests_skipped")
        tests.flaky = count("tests_flaky")
    }
}
