/// What may become part of a path.
package enum SafeName {
    /// Whether a name of a feature is one plain path component: letters and digits of any script, `-`, `_`, `.`.
    package static func isFeature(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first, name.utf8.count <= 200, first != ".", first != "-" else { return false }
        return scalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
                || $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .spacingMark
        }
    }

    /// Whether a path, such as an artifact's, stays below the directory that it is relative to.
    package static func isRelativePath(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return path.utf8.count <= 1_024 && !path.utf8.contains { $0 < 32 || $0 == 127 }
            && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count <= 255 }
    }
}
