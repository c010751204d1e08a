import JSONText

/// The end of a report as members of a JSON object.
extension ReportEnd {
    /// Writes the members.
    func writeMembers(to object: inout JSONWriter) {
        object.member("file", file)
        object.member("form", form.rawValue)
        if let line { object.member("line", line) }
        if let problem { object.member("problem", problem) }
        object.member("tests", tests)
    }

    /// Reads what `writeMembers` has written; nil where a member is missing that is always there.
    init?(_ value: JSONValue) {
        guard let file = value["file"]?.string, let form = value["form"]?.string.flatMap(Form.init(rawValue:)),
            let tests = value["tests"]?.integer, tests >= 0
        else { return nil }
        self.init(
            file: file, form: form, line: value["line"]?.integer, problem: value["problem"]?.string, tests: tests)
    }
}
