// Next.js carries Payload's API; what it builds goes where nobody looks for sources.
import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload({ distDir: 'dist', poweredByHeader: false })
