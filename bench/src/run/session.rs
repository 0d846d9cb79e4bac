//! Asking a server in GraphQL as a client does, one question after another over one connection.

use serde_json::{Value, json};

use crate::Outcome;
use crate::data::newspaper::EDITOR;

/// A client of one server.
pub struct Session {
    agent: ureq::Agent,
    url: String,
    token: Option<String>,
}

/// What an answer said and how it was given.
pub struct Answered {
    /// The body.
    pub text: String,
    /// The status.
    pub status: u16,
}

impl Session {
    /// A reader.
    pub fn reader(address: &str) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        Self { agent, url: format!("{address}/graphql"), token: None }
    }

    /// The bench's editor, signed in.
    pub fn editor(address: &str) -> Outcome<Self> {
        let mut session = Self::reader(address);
        let document = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken } errors { message } } }";
        let (email, password) = EDITOR;
        let answer = session.ask(document, &json!({ "input": { "email": email, "password": password } }))?;
        let token = answer["signIn"]["session"]["accessToken"].as_str().ok_or_else(|| format!("the editor cannot sign in: {answer}"))?;
        session.token = Some(token.to_owned());
        Ok(session)
    }

    /// The data of an answer; an error if it has errors.
    pub fn ask(&self, document: &str, variables: &Value) -> Outcome<Value> {
        let body = json!({ "query": document, "variables": variables }).to_string();
        let answered = self.post(&body)?;
        let answer: Value = serde_json::from_str(&answered.text)?;
        if answered.status != 200 || answer.get("errors").is_some() {
            return Err(format!("asked {document}, answered {}: {answer}", answered.status).into());
        }
        Ok(answer["data"].clone())
    }

    /// As [`Session::ask`], and the payload of the one mutation must have no errors.
    pub fn change(&self, document: &str, variables: &Value) -> Outcome<Value> {
        let data = self.ask(document, variables)?;
        let payload = data.as_object().and_then(|fields| fields.values().next()).cloned().unwrap_or_default();
        match payload["errors"].as_array() {
            Some(errors) if errors.is_empty() => Ok(payload),
            _ => Err(format!("refused: {payload}").into()),
        }
    }

    /// Sends these bytes.
    pub fn post(&self, body: &str) -> Outcome<Answered> {
        let mut request = self.agent.post(&self.url).header("content-type", "application/json");
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let mut response = request.send(body)?;
        Ok(Answered { status: response.status().as_u16(), text: response.body_mut().read_to_string()? })
    }
}
