"""What every page tells the browser to refuse: code and content of others, frames, sensors."""

PLAYER = "https://www.youtube-nocookie.com"
"""The one foreign frame there is: a broadcast's player, put there once a reader has asked for it."""
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        f"frame-src {PLAYER}; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STRICT_TRANSPORT = "max-age=31536000"
"""Said over HTTPS only, and of the portal's own host: subdomains may be somebody else's."""
PREVIEW_HEADERS = SECURITY_HEADERS | {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # the address is the secret: no other log may learn it
    "X-Robots-Tag": "noindex, nofollow",
}
"""A draft is kept nowhere, and listed nowhere."""
