const test = require("node:test");
const assert = require("node:assert");

test("adds", () => assert.equal(1 + 1, 2));
test("adds <wrongly> & \"quoted\"", () => assert.equal(1 + 1, 3));
