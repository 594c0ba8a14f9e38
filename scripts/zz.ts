import { chromium } from 'playwright';
import { staticServer } from './static-server.ts';
import { colorViolations, themes, violations } from '../tests/site/axe.ts';
const server=staticServer('dist','/');await new Promise<void>(d=>server.listen(0,'127.0.0.1',()=>d()));
const base=`http://127.0.0.1:${(server.address() as any).port}/`;
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-background-networking','--disable-quic']});
const tab=await b.newPage();
const known:any={};
for(const p of process.argv.slice(2)){const t0=performance.now();
await tab.setViewportSize({width:1280,height:900});await tab.goto(base+p);
for(const s of [1280,360]){await tab.setViewportSize({width:s,height:800});for(const [i,th] of themes.entries()){await tab.emulateMedia(th);
const f=[...(i===0?await violations(tab):[]),...(i===0&&s===1280?[]:await colorViolations(tab,known[s+''+i]??=new Set()))];for(const x of f)console.log(p,s,i,x);}}
console.log('  ',p,(performance.now()-t0)|0,'ms',Object.values(known).map((k:any)=>k.size).join());
}
await b.close();server.close();
