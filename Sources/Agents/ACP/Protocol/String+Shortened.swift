extension String {
    /// The text cut to so many bytes at a character's end, with a mark where something was cut.
    func shortened(to maximumBytes: Int) -> String {
        guard utf8.count > maximumBytes else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: maximumBytes)
        while end.samePosition(in: unicodeScalars) == nil, end > utf8.startIndex { end = utf8.index(before: end) }
        return String(self[..<end]) + "…"
    }
}
