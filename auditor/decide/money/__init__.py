"""The money of one candidate: cash flows, timing, what they come to in every draw, and which input drives them."""
