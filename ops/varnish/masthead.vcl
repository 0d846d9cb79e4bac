vcl 4.1;

# Varnish (7 or newer) in front of Masthead. Set where Masthead listens and who may purge, then:
#
#   varnishd -a :6081 -f /etc/varnish/masthead.vcl -s malloc,256m
#
# and in masthead.toml: [cdn] kind = "varnish", urls = ["http://127.0.0.1:6081"].

backend masthead {
    .host = "127.0.0.1";
    .port = "8080";
}

# Where Masthead's nodes send purges from.
acl nodes {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ nodes) {
            return (synth(403, "Not yours to purge."));
        }
        if (req.http.Surrogate-Key !~ "^[a-z0-9-]+( [a-z0-9-]+)*$") {
            return (synth(400, "Name the keys in Surrogate-Key."));
        }
        # Only obj.*, so that the ban lurker can work it off by itself.
        ban("obj.http.Surrogate-Key ~ (^|\s)(" + regsuball(req.http.Surrogate-Key, " ", "|") + ")(\s|$)");
        return (synth(200, "Purged."));
    }
    # What anybody may ask is kept; what somebody in particular asks, and what is posted, is Masthead's to answer.
    if (req.http.Authorization || (req.method != "GET" && req.method != "HEAD")) {
        return (pass);
    }
    # Masthead knows no cookies. A site's own must not keep its readers from the cache.
    unset req.http.Cookie;
    return (hash);
}

sub vcl_backend_response {
    # Answers say in Cache-Control how long they may be kept. What says nothing is not kept.
    if (!beresp.http.Cache-Control) {
        set beresp.uncacheable = true;
        return (deliver);
    }
    # After that, an answer may be shown while Masthead is asked anew, for as long as it says, and Varnish asks with its ETag.
    set beresp.keep = 10m;
}

sub vcl_deliver {
    # Keys are between Masthead and this cache.
    unset resp.http.Surrogate-Key;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
