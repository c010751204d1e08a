extension JSONScan {
    /// Takes one byte outside of strings; returns whether it was used up, and whether it has ended an object.
    mutating func take(_ byte: UInt8) -> (isConsumed: Bool, isWhole: Bool) {
        let isBlank = byte == 32 || byte == 9 || byte == 13
        switch mode {
        case .outside: begin(byte, isBlank: isBlank)
        case .beforeName where byte == UInt8(ascii: "}"): return (true, close())
        case .beforeName where byte == 34:
            name.removeAll(keepingCapacity: true)
            mode = .name
        case .beforeColon where byte == UInt8(ascii: ":"): mode = .beforeValue
        case .beforeValue where !isBlank: return beginValue(byte)
        case .afterValue where byte == UInt8(ascii: ","): goOn()
        case .afterValue where byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"):
            guard frames.last?.isArray == (byte == UInt8(ascii: "]")) else {
                giveUp()
                break
            }
            return (true, close())
        case .scalar, .skippedScalar: return takeScalar(byte, isBlank: isBlank)
        default: if !isBlank { giveUp() }
        }
        return (true, false)
    }

    /// The next member or element follows.
    private mutating func goOn() {
        guard let last = frames.indices.last else { return }
        guard frames[last].isArray else {
            mode = .beforeName
            return
        }
        frames[last].index += 1
        node = paths.element(frames[last].index, of: frames[last].node)
        mode = .beforeValue
    }

    /// Between objects: one begins, or the line is noise; brackets and commas belong to an array of objects.
    private mutating func begin(_ byte: UInt8, isBlank: Bool) {
        switch byte {
        case UInt8(ascii: "{"):
            frames.append(Frame(node: 0, isArray: false, index: -1))
            mode = .beforeName
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","), 0, 0xEF, 0xBB, 0xBF: break
        default: if !isBlank { giveUp() }
        }
    }

    private mutating func beginValue(_ byte: UInt8) -> (isConsumed: Bool, isWhole: Bool) {
        switch byte {
        case 34:
            mode = wants(.text) ? .text : .skippedText
        case UInt8(ascii: "{"), UInt8(ascii: "["): open(isArray: byte == UInt8(ascii: "["))
        case UInt8(ascii: "]"):
            guard frames.last?.isArray == true else {
                giveUp()
                break
            }
            return (true, close())
        case UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"): giveUp()
        default:
            mode = wants(Self.kind(of: byte)) ? .scalar : .skippedScalar
            return (false, false)
        }
        return (true, false)
    }

    private mutating func open(isArray: Bool) {
        if let node, !paths.nodes[node].isLeaf {
            frames.append(Frame(node: node, isArray: isArray, index: isArray ? 0 : -1))
            mode = isArray ? .beforeValue : .beforeName
            if isArray { self.node = paths.element(0, of: node) }
        } else {
            skippedDepth = 1
            mode = .skipping
        }
    }

    /// Closes the innermost object or array; returns whether it was the outermost.
    private mutating func close() -> Bool {
        frames.removeLast()
        mode = frames.isEmpty ? .outside : .afterValue
        return frames.isEmpty
    }

    /// Opens a capture where the value is wanted.
    private mutating func wants(_ kind: JSONRecord.Kind) -> Bool {
        guard let node, let path = paths.nodes[node].path, record.captures.count < Self.mostCaptures else {
            return false
        }
        var outer = -1
        var inner = -1
        for frame in frames where frame.isArray || paths.nodes[frame.node].any != nil {
            if outer < 0 { outer = frame.index }
            inner = frame.index
        }
        if record.storage.isEmpty { record.storage.reserveCapacity(256) }
        record.captures.append(
            .init(
                path: path, kind: kind, outer: outer, inner: inner,
                start: record.storage.count, end: record.storage.count))
        return true
    }

    private static func kind(of byte: UInt8) -> JSONRecord.Kind {
        switch byte {
        case UInt8(ascii: "t"): .truth
        case UInt8(ascii: "f"): .falsehood
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    private mutating func takeScalar(_ byte: UInt8, isBlank: Bool) -> (isConsumed: Bool, isWhole: Bool) {
        let isEnd = isBlank || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
        if isEnd {
            if mode == .scalar { endScalar() } else { mode = .afterValue }
            return (false, false)
        }
        if mode == .scalar, let start = record.captures.last?.start, record.storage.count - start < 64 {
            record.storage.append(byte)
        }
        return (true, false)
    }

    /// The end of a number or word that is wanted.
    mutating func endScalar() {
        if let last = record.captures.indices.last { record.captures[last].end = record.storage.count }
        mode = .afterValue
    }

    /// Goes on in an unwanted object or array: only strings and nesting matter.
    mutating func takeSkipped(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{"), isAtLineStart {
                startAnew()
                return index
            }
            isAtLineStart = byte == 10
            index += 1
            switch byte {
            case 34:
                mode = .skippedText
                return index
            case UInt8(ascii: "{"), UInt8(ascii: "["): skippedDepth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                skippedDepth -= 1
                if skippedDepth == 0 {
                    mode = .afterValue
                    return index
                }
            default: break
            }
        }
        return index
    }
}
