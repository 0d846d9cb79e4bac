// The text of the first tab.

export const WELCOME = `# Welcome to Masthead.
#
#   Ctrl+Enter   runs the query at the cursor
#   Ctrl+Space   completes what you type
#   the book     at the left explains every field
#
# Signed out, you see what readers see. Sign in
# above to work as yourself in this browser tab,
# or paste a token under "Headers" below:
#   {"Authorization": "Bearer …"}

# Example 1: the front page.
query FrontPage {
  site {
    name
  }
  sections {
    name
    path
    articles(first: 5) {
      nodes {
        headline
        publishedAt
      }
    }
  }
}

# Example 2: get a token for a script. Remove the
# leading # signs to run it. Note that this editor
# keeps a history of queries, with any passwords in
# them; the bar above does not.
#
# mutation SignIn {
#   signIn(input: { email: "you@example.org", password: "…" }) {
#     session {
#       accessToken
#       refreshToken
#     }
#     errors {
#       message
#     }
#   }
# }
`;
