import Platform

/// Python's jsonschema, a validator that is not ours: it says which texts a schema takes.
package enum SchemaJudge {
    /// The Python that has jsonschema: that of the check, or the first on the PATH; nil where there is none.
    package static let python: String? = {
        let known = [CurrentProcess.variable("TEAMBOT_JSONSCHEMA_PYTHON"), "python3"].compactMap(\.self)
        return known.first { name in
            (try? run([name, "-c", "import jsonschema"]))?.status == 0
        }
    }()

    /// What a test says that is left out without it.
    package static let advice = "no Python with jsonschema is here: python3 -m pip install jsonschema"

    /// For each text whether it is right by the schema; the schema itself must be right by draft-07.
    package static func accepts(_ texts: [String], schema: [UInt8]) throws -> [Bool] {
        guard let python else { return [] }
        let directory = try TemporaryDirectory()
        try Descriptor.replacing(directory.path + "/schema").write(schema)
        // One text a line: JSON needs no line feed.
        let lines = texts.map { $0.replacing("\r", with: " ").replacing("\n", with: " ") }.joined(separator: "\n")
        try Descriptor.replacing(directory.path + "/texts").write((lines + "\n").utf8)
        let finished = try run([python, "-c", program, directory.path])
        guard finished.status == 0 else { throw Refusal(text: finished.description) }
        return finished.output.split(separator: "\n").map { $0 == "yes" }
    }

    /// What the validator has to say when it cannot judge.
    package struct Refusal: Error { let text: String }

    private static let program = """
        import json, jsonschema, sys
        schema = json.load(open(sys.argv[1] + "/schema"))
        jsonschema.Draft7Validator.check_schema(schema)
        judge = jsonschema.Draft7Validator(schema)
        for line in open(sys.argv[1] + "/texts", "rb").read().split(b"\\n")[:-1]:
            print("yes" if judge.is_valid(json.loads(line)) else "no")
        """

    private static func run(_ arguments: [String]) throws -> FinishedProcess {
        let directory = try TemporaryDirectory()
        return try RunningProgram(
            arguments, environment: RunningProgram.environment, directory: directory.path,
            errors: directory.path + "/errors"
        ).finish()
    }
}
