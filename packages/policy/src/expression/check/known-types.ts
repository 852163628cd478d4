/** Types that exist in .NET and that policy expressions may not use, so that the message can say so. */
const known = `
Microsoft.CSharp.RuntimeBinder.Binder
System.Activator System.AppDomain System.Buffer System.Console System.Environment System.GC System.Lazy System.Type
System.Globalization.CultureInfo System.Globalization.DateTimeStyles System.Globalization.NumberStyles
System.Globalization.NumberFormatInfo System.Globalization.DateTimeFormatInfo System.Globalization.CompareOptions
System.Collections.ArrayList System.Collections.Hashtable System.Collections.Concurrent.ConcurrentDictionary
System.Collections.Generic.LinkedList System.Collections.Generic.SortedDictionary System.Collections.Generic.SortedList
System.Collections.Specialized.NameValueCollection
System.Diagnostics.Process System.Diagnostics.Stopwatch System.Diagnostics.Debug System.Diagnostics.Trace
System.IO.File System.IO.Directory System.IO.Path System.IO.Stream System.IO.MemoryStream System.IO.StreamReader
System.IO.StreamWriter System.IO.FileInfo System.IO.BinaryReader System.IO.BinaryWriter
System.Net.WebClient System.Net.WebRequest System.Net.HttpWebRequest System.Net.Dns System.Net.Http.HttpClient
System.Net.Http.HttpRequestMessage System.Net.HttpStatusCode System.Net.NetworkCredential System.Net.CookieContainer
System.Reflection.Assembly System.Reflection.MethodInfo System.Reflection.BindingFlags
System.Runtime.InteropServices.Marshal System.Runtime.Caching.MemoryCache
System.Security.Cryptography.Aes System.Security.Cryptography.RijndaelManaged
System.Security.Cryptography.AesManaged System.Security.Cryptography.CryptoStream
System.Security.Cryptography.RandomNumberGenerator System.Security.Cryptography.ECDsa
System.Threading.Thread System.Threading.Tasks.Task System.Threading.Monitor System.Threading.Interlocked
System.Web.HttpUtility System.Web.HttpContext System.Web.HttpServerUtility
System.Xml.XmlDocument System.Xml.XmlNode System.Xml.XmlReader System.Xml.XmlWriter System.Xml.XmlElement
System.Xml.Serialization.XmlSerializer System.Xml.XPath.XPathDocument
Newtonsoft.Json.JsonSerializer Newtonsoft.Json.JsonSerializerSettings Newtonsoft.Json.JsonTextReader
Newtonsoft.Json.NullValueHandling Newtonsoft.Json.Linq.JsonMergeSettings Newtonsoft.Json.Linq.MergeArrayHandling
`;

const byShortName: ReadonlyMap<string, string> = new Map(
  known
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name): [string, string] => [name.slice(name.lastIndexOf('.') + 1), name]),
);

/** The full name of a .NET type that is not listed, by its short or full name; `undefined` of what is no type. */
export function unlistedType(name: string): string | undefined {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const full = byShortName.get(short);
  return full !== undefined && (name === short || name === full) ? full : undefined;
}

/** Whether a dotted name begins as .NET's namespaces do. */
export function isFrameworkName(name: string): boolean {
  return /^(?:System|Microsoft|Newtonsoft)(?:\.|$)/.test(name);
}
