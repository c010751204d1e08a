extension JSONReader {
    /// Objects with more members than this use a table to find duplicates.
    private static let fewMembers = 12

    /// Reads the elements of the array at the offset.
    mutating func elements(depth: Int) throws(JSONProblem) -> [JSONValue] {
        try open(depth)
        var elements: [JSONValue] = []
        if current == UInt8(ascii: "]") {
            offset += 1
            return elements
        }
        while true {
            elements.append(try value(depth: depth))
            if try endsAfterElement(closing: UInt8(ascii: "]"), container: "array") { return elements }
        }
    }

    /// Reads the members of the object at the offset.
    mutating func members(depth: Int) throws(JSONProblem) -> [JSONMember] {
        try open(depth)
        var members: [JSONMember] = []
        var places: [String: JSONPlace] = [:]
        if current == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        while true {
            let member = try self.member(depth: depth, among: members, places: places)
            if members.count == JSONReader.fewMembers {
                for earlier in members { places[earlier.name] = earlier.namePlace }
            }
            if members.count >= JSONReader.fewMembers { places[member.name] = member.namePlace }
            members.append(member)
            if try endsAfterElement(closing: UInt8(ascii: "}"), container: "object") { return members }
        }
    }

    private mutating func member(
        depth: Int, among members: [JSONMember], places: [String: JSONPlace]
    ) throws(JSONProblem) -> JSONMember {
        guard current == UInt8(ascii: "\"") else { throw unexpected("a name in quotation marks") }
        let nameOffset = offset
        let namePlace = place
        let name = try string()
        let first =
            places.isEmpty ? members.first(where: { $0.name == name })?.namePlace : places[name]
        if let first {
            throw problem(
                "The name \(QuotedText.shown(name)) is there twice in one object, first at line \(first.line), "
                    + "column \(first.column).", at: nameOffset)
        }
        skipBlanks()
        guard current == UInt8(ascii: ":") else { throw unexpected("a colon after the name") }
        offset += 1
        skipBlanks()
        return JSONMember(name: name, namePlace: namePlace, value: try value(depth: depth))
    }

    private mutating func open(_ depth: Int) throws(JSONProblem) {
        guard depth <= maximumDepth else {
            throw problem("The text is nested deeper than \(maximumDepth) levels, which is not accepted.")
        }
        offset += 1
        skipBlanks()
    }

    /// Goes past a comma or the closing bracket; true where the container ended.
    @inline(__always)
    private mutating func endsAfterElement(closing: UInt8, container: String) throws(JSONProblem) -> Bool {
        skipBlanks()
        if current == closing {
            offset += 1
            return true
        }
        guard current == UInt8(ascii: ",") else {
            throw unexpected("a comma or the end of the \(container)")
        }
        let comma = place
        offset += 1
        skipBlanks()
        if current == closing {
            throw JSONProblem(
                message: "The comma before the end of the \(container) is not allowed; remove it.",
                line: comma.line, column: comma.column)
        }
        return false
    }
}
