/// Names of branches for features.
package enum BranchName {
    /// What may stand in a branch's name, made from a feature's: git allows no `..`, no `.lock` at the end, and more.
    static func part(_ feature: String) -> String {
        let forbidden = Set(" ~^:?*[\\/".unicodeScalars)
        var text = ""
        for scalar in feature.unicodeScalars {
            let isAllowed = scalar.value > 32 && scalar.value != 127 && !forbidden.contains(scalar)
            let followsPoint = scalar == "." && (text.isEmpty || text.unicodeScalars.last == ".")
            let followsAt = scalar == "{" && text.unicodeScalars.last == "@"
            text.unicodeScalars.append(isAllowed && !followsPoint && !followsAt ? scalar : "-")
        }
        if text.hasSuffix(".") { text = text.dropLast() + "-" }
        if text.hasSuffix(".lock") { text = text.dropLast(5) + "-lock" }
        return text.isEmpty ? "objective" : text
    }

    /// The names to try for a feature, in order: `teambot/x`, `teambot/x-2`, … Where a branch `teambot` leaves no room
    /// below it, a hyphen stands for the slash.
    static func candidate(_ feature: String, number: Int, isBelow: Bool) -> String {
        "teambot" + (isBelow ? "/" : "-") + part(feature) + (number == 1 ? "" : "-\(number)")
    }
}
