import json,sys,re,os
src,dst=sys.argv[1:3]
base=json.load(open('/work/main/notebooks/08-vae.ipynb'))
meta={k:v for k,v in base['metadata'].items() if k!='gencore'}
old={}
if os.path.exists(dst):
    o=json.load(open(dst)); old={(c['id'],''.join(c['source'])):c for c in o['cells']}
cells=[]
for part in re.split(r'(?m)^=== ',open(src).read())[1:]:
    head,body=part.split('\n',1); kind,id=head.split()
    body=body.strip('\n')
    src_lines=body.splitlines(keepends=True)
    if kind=='md': cells.append({'cell_type':'markdown','id':id,'metadata':{},'source':src_lines}); continue
    m={'dotnet_interactive':{'language':'csharp'},'polyglot_notebook':{'kernelName':'csharp'}}
    if id=='knobs': m['tags']=['parameters']
    c={'cell_type':'code','id':id,'execution_count':None,'metadata':m,'outputs':[],'source':src_lines}
    if (id,body) in old: c['outputs']=old[(id,body)]['outputs']; c['execution_count']=old[(id,body)]['execution_count']
    cells.append(c)
    for l in body.splitlines():
        if len(l)>112: print('long',id,len(l))
json.dump({'cells':cells,'metadata':meta,'nbformat':4,'nbformat_minor':5},open(dst,'w'),ensure_ascii=False,indent=1)
open(dst,'a').write('\n')
