extension JSONScan {
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
