package import JSONText

/// A page in the browser, with everything that it has said and asked for.
package final class BrowserPage {
    /// The name of the connection to it.
    let session: String
    /// Messages of the console, exceptions, refusals of its policy, and whatever else the browser complains about.
    package private(set) var complaints: [String] = []
    /// The addresses of all requests.
    package private(set) var requests: [String] = []
    private let browser: Browser
    private var isLoaded = false

    init(_ browser: Browser, session: String) {
        self.browser = browser
        self.session = session
    }

    /// Goes to an address and waits until all of it is there.
    func open(_ address: String, _ look: BrowserLook) throws {
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] { try call(domain + ".enable") }
        try call(
            "Emulation.setDeviceMetricsOverride",
            numbers: ["width": look.width, "height": 900, "deviceScaleFactor": 1],
            flags: ["mobile": look.width < 600])
        try call(
            "Emulation.setEmulatedMedia", text: ["media": look.isPrint ? "print" : "screen"],
            lists: ["features": [["name": "prefers-color-scheme", "value": look.isDark ? "dark" : "light"]]])
        if !look.hasScript { try call("Emulation.setScriptExecutionDisabled", flags: ["value": true]) }
        isLoaded = false
        try call("Page.navigate", text: ["url": address])
        while !isLoaded { _ = try browser.receive() }
    }

    /// The value of an expression.
    package func evaluate(_ expression: String) throws -> JSONValue {
        let answer = try call("Runtime.evaluate", text: ["expression": expression], flags: ["returnByValue": true])
        if let exception = answer["exceptionDetails"] {
            throw BrowserError(description: "\(expression): \(exception["exception"]?["description"]?.string ?? "?")")
        }
        guard let result = answer["result"] else { throw BrowserError(description: "\(expression) has no value") }
        return result["value"] ?? result
    }

    /// Whether an expression is true.
    package func isTrue(_ expression: String) throws -> Bool { try evaluate("!!(\(expression))").bool ?? false }

    /// The number that an expression gives.
    package func number(_ expression: String) throws -> Int { try evaluate("Math.round(\(expression))").integer ?? -1 }

    /// The text that an expression gives.
    package func text(_ expression: String) throws -> String { try evaluate("String(\(expression))").string ?? "" }

    /// Presses and releases a key.
    package func press(_ key: String, code: Int) throws {
        for kind in ["rawKeyDown", "keyUp"] {
            try call(
                "Input.dispatchKeyEvent", text: ["type": kind, "key": key, "code": key],
                numbers: ["windowsVirtualKeyCode": code])
        }
    }

    /// A picture of what the window shows, as PNG in Base64.
    package func picture() throws -> String {
        try call("Page.captureScreenshot", flags: ["captureBeyondViewport": true])["data"]?.string ?? ""
    }

    @discardableResult
    private func call(
        _ method: String, text: [String: String] = [:], numbers: [String: Int] = [:], flags: [String: Bool] = [:],
        lists: [String: [[String: String]]] = [:]
    ) throws -> JSONValue {
        try browser.call(method, session: session, text: text, numbers: numbers, flags: flags, lists: lists)
    }

    /// Hears of what has happened in the page.
    func take(_ method: String, _ parameters: JSONValue?) {
        switch method {
        case "Page.loadEventFired": isLoaded = true
        case "Network.requestWillBeSent": requests.append(parameters?["request"]?["url"]?.string ?? "?")
        case "Runtime.consoleAPICalled":
            complaints.append("console: \(parameters?["args"]?.elements?.first?["value"]?.string ?? "?")")
        case "Runtime.exceptionThrown":
            complaints.append(
                "exception: \(parameters?["exceptionDetails"]?["exception"]?["description"]?.string ?? "?")")
        case "Log.entryAdded": complaints.append("log: \(parameters?["entry"]?["text"]?.string ?? "?")")
        case "Audits.issueAdded": complaints.append("issue: \(parameters?["issue"]?["code"]?.string ?? "?")")
        default: break
        }
    }
}
