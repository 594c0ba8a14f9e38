import { chromium } from 'playwright';
import axe from 'axe-core';
import { staticServer } from './static-server.ts';
const server=staticServer('dist','/');await new Promise<void>(d=>server.listen(0,'127.0.0.1',()=>d()));
const base=`http://127.0.0.1:${(server.address() as any).port}/`;
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking','--disable-quic']});
const tab=await b.newPage();
for(const a of process.argv.slice(2)){const [p,w]=a.split('@');
await tab.setViewportSize({width:Number(w),height:800});await tab.goto(base+p);await tab.evaluate(axe.source);
console.log(p,w,await tab.evaluate(async()=>{const r=await (window as any).axe.run(document,{runOnly:{type:'rule',values:['target-size']}});return r.violations.flatMap((v:any)=>v.nodes.slice(0,3).map((n:any)=>{const e=document.querySelector(n.target[0])!;return n.any.map((x:any)=>x.message+JSON.stringify(x.relatedNodes?.map((z:any)=>z.html.slice(0,80)))).join(';')+' IN '+e.parentElement!.outerHTML.slice(0,300)+' '+getComputedStyle(e).display}).concat([v.nodes.length+'']))}));
}
await b.close();server.close();
