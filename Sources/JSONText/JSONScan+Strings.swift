extension JSONScan {
    /// Takes bytes of a string or of noise, up to its end or that of the piece; returns the index after them.
    mutating func takeRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        if escape.isOpen {
            guard bytes[index] != 10 else { return breakOff(index) }
            takeEscaped(bytes[index])
            return index + 1
        }
        if mode == .noise {
            while index < bytes.count, bytes[index] != 10 { index += 1 }
            return index < bytes.count ? breakOff(index) : index
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 34 || byte == 92 || byte == 10 { break }
            index += 1
        }
        if mode != .skippedText, index > start { keep(UnsafeBufferPointer(rebasing: bytes[start..<index])) }
        guard index < bytes.count else { return index }
        if bytes[index] == 10 { return breakOff(index) }
        if bytes[index] == 92 { escape.begin() } else { endString() }
        return index + 1
    }

    /// A string must not hold a line break: its object is cut off.
    private mutating func breakOff(_ index: Int) -> Int {
        if mode != .noise { giveUp() }
        endLine()
        return index + 1
    }

    private mutating func takeEscaped(_ byte: UInt8) {
        switch mode {
        case .text:
            escape.take(byte, to: &record.storage)
            limitText()
        case .name: escape.take(byte, to: &name)
        default:
            var unused: [UInt8] = []
            escape.take(byte, to: &unused)
        }
    }

    private mutating func keep(_ run: UnsafeBufferPointer<UInt8>) {
        if mode == .name {
            if escape.hasHalf { escape.endHalf(to: &name) }
            if name.count <= paths.longestName { name.append(contentsOf: run.prefix(paths.longestName + 1)) }
            return
        }
        if escape.hasHalf { escape.endHalf(to: &record.storage) }
        guard let capture = record.captures.last, !capture.isCut else { return }
        let room = paths.limits[capture.path] - (record.storage.count - capture.start)
        record.storage.append(contentsOf: run.prefix(room + 1))
        limitText()
    }

    /// Cuts the text that is being read at its limit.
    private mutating func limitText() {
        guard let last = record.captures.indices.last else { return }
        let most = record.captures[last].start + paths.limits[record.captures[last].path]
        guard record.storage.count > most else { return }
        record.storage.removeLast(record.storage.count - most)
        record.captures[last].isCut = true
    }

    private mutating func endString() {
        switch mode {
        case .name:
            escape.endHalf(to: &name)
            node = frames.last.flatMap { frame in
                name.withUnsafeBufferPointer { paths.member($0, of: frame.node) }
            }
            if let last = frames.indices.last { frames[last].index += 1 }
            mode = .beforeColon
        case .text:
            escape.endHalf(to: &record.storage)
            limitText()
            if let last = record.captures.indices.last { record.captures[last].end = record.storage.count }
            mode = .afterValue
        default:
            escape = JSONEscapeScan()
            mode = skippedDepth > 0 ? .skipping : .afterValue
        }
    }
}
