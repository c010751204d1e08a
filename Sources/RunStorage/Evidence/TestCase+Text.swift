import JSONText

/// A test as members of a JSON object; what is not known, empty or as usual is left out.
extension TestCase {
    /// Writes the members.
    func writeMembers(to object: inout JSONWriter) {
        object.member("name", name)
        if let className { object.member("class", className) }
        if !suites.isEmpty { object.member("suites", suites) }
        if let file { object.member("file", file) }
        if let line { object.member("line", line) }
        object.member("status", status.rawValue)
        if let seconds { object.member("seconds", seconds) }
        if isFlaky { object.member("flaky", true) }
        if let skipReason { object.member("skip_reason", skipReason) }
        if repetition > 1 { object.member("repetition", repetition) }
        writeLists(to: &object)
        if let output { object.member("output", output) }
        if let errorOutput { object.member("error_output", errorOutput) }
    }

    private func writeLists(to object: inout JSONWriter) {
        if !problems.isEmpty {
            object.key("problems")
            object.array { list in for problem in problems { problem.write(to: &list) } }
        }
        guard !properties.isEmpty else { return }
        object.key("properties")
        object.array { list in
            for property in properties {
                list.object { object in
                    object.member("name", property.name)
                    object.member("value", property.value)
                }
            }
        }
    }

    /// Reads what `writeMembers` has written; nil where it has no name or no known status, or a problem that is none.
    init?(_ value: JSONValue) {
        guard let name = value["name"]?.string,
            let status = value["status"]?.string.flatMap(TestStatus.init(rawValue:))
        else { return nil }
        self.init(name: name, className: value["class"]?.string, status: status)
        suites = value["suites"]?.texts ?? []
        file = value["file"]?.string
        line = value["line"]?.integer
        seconds = value["seconds"]?.double
        isFlaky = value["flaky"]?.bool ?? false
        skipReason = value["skip_reason"]?.string
        repetition = max(1, value["repetition"]?.integer ?? 1)
        output = value["output"]?.string
        errorOutput = value["error_output"]?.string
        for element in value["problems"]?.elements ?? [] {
            guard let problem = TestProblem(element) else { return nil }
            problems.append(problem)
        }
        properties = (value["properties"]?.elements ?? []).compactMap { element in
            guard let name = element["name"]?.string, let value = element["value"]?.string else { return nil }
            return (name, value)
        }
    }
}
