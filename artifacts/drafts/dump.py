import json,sys,base64,os,re
nb=json.load(open(sys.argv[1])); out=sys.argv[2]; os.makedirs(out,exist_ok=True)
for c in nb['cells']:
    if c['cell_type']!='code': continue
    print('---',c['id'])
    for i,o in enumerate(c.get('outputs',[])):
        if o['output_type']=='stream': print(''.join(o['text'])[-1500:]); continue
        if o['output_type']=='error': print('ERROR',o.get('ename'),o.get('evalue')); continue
        d=o['data']; 
        t=''.join(d.get('text/plain','')); print('   text:',t[:1500])
        h=''.join(d.get('text/html',''))
        if h: open(f'{out}/{c["id"]}-{i}.html','w').write(h)
        for k in d:
            if k.startswith('image/'): print('   ',k,len(d[k]))
